// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace XmlRpc.Client;

/// <summary>Where a server is: host and port, or a unix socket, and the path of its endpoint.</summary>
public sealed record XmlRpcAddress
{
    /// <summary>The path that is taken when an address names none.</summary>
    public const string DefaultPath = "/RPC2";

    private const string UnixPrefix = "unix:";

    private XmlRpcAddress(string host, int port, bool isSecure, string? socketPath, string path)
    {
        Host = host;
        Port = port;
        IsSecure = isSecure;
        SocketPath = socketPath;
        Path = path;
    }

    /// <summary>The host's name or address, without brackets; <c>localhost</c> for a unix socket.</summary>
    public string Host { get; }

    /// <summary>The TCP port; 0 for a unix socket.</summary>
    public int Port { get; }

    /// <summary>Tells whether the connection is by TLS.</summary>
    public bool IsSecure { get; }

    /// <summary>The unix socket's path, or null for TCP.</summary>
    public string? SocketPath { get; }

    /// <summary>The path of the endpoint, with its query if there is one.</summary>
    public string Path { get; }

    /// <summary>What the <c>Host</c> header says.</summary>
    internal string Authority { get; private init; } = "localhost";

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// <c>http://host[:port][/path]</c>, <c>https://host[:port][/path]</c> or <c>unix:/path/of/socket</c>.
    /// </param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static XmlRpcAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal) && text.Length > UnixPrefix.Length)
        {
            return new XmlRpcAddress("localhost", 0, false, text[UnixPrefix.Length..], DefaultPath);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0)
        {
            throw new FormatException(
                Messages.Format(
                    $"'{text}' is no address of a server: http://host:port/path, https://… or unix:/path."));
        }

        string path = uri.PathAndQuery == "/" ? DefaultPath : uri.PathAndQuery;
        return new XmlRpcAddress(uri.DnsSafeHost, uri.Port, uri.Scheme == Uri.UriSchemeHttps, null, path)
        {
            Authority = uri.Authority,
        };
    }

    /// <summary>Gives the address as it is written.</summary>
    /// <returns>The text, without a query.</returns>
    public override string ToString() =>
        SocketPath is null ? $"{(IsSecure ? "https" : "http")}://{Authority}{Path}" : UnixPrefix + SocketPath;
}
