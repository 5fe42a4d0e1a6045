// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace Daemon.Configuration;

/// <summary>An address to listen on: a TCP end point or the path of a unix socket. Immutable.</summary>
internal sealed record ListenAddress
{
    /// <summary>The longest path that fits into <c>sun_path</c> of unix(7), in bytes, with its terminating NUL.</summary>
    private const int MaxUnixPathBytes = 107;

    private const string UnixPrefix = "unix:";

    private ListenAddress(IPEndPoint? tcp, string? unixPath)
    {
        Tcp = tcp;
        UnixPath = unixPath;
    }

    /// <summary>The default: the port of the original daemon, on loopback.</summary>
    public static ListenAddress Default { get; } = new(new IPEndPoint(IPAddress.Loopback, 8040), null);

    /// <summary>The TCP end point; null for a unix socket. Port 0 lets the kernel choose one.</summary>
    public IPEndPoint? Tcp { get; }

    /// <summary>The path of the unix socket; null for TCP.</summary>
    public string? UnixPath { get; }

    /// <summary>Whether only this machine can reach the address.</summary>
    public bool IsLocal => Tcp is null || IPAddress.IsLoopback(Tcp.Address);

    /// <summary>Reads <c>ADDR:PORT</c>, <c>[ADDR6]:PORT</c> or <c>unix:PATH</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is none of them.</exception>
    public static ListenAddress Parse(string text)
    {
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            return ParseUnix(text[UnixPrefix.Length..]);
        }

        int colon = text.LastIndexOf(':');
        if (colon <= 0
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            throw new FormatException();
        }

        return new ListenAddress(new IPEndPoint(ParseAddress(text[..colon]), port), null);
    }

    /// <summary>The address as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Tcp is null ? UnixPrefix + UnixPath : Tcp.ToString();

    private static ListenAddress ParseUnix(string path)
    {
        bool fits = Encoding.UTF8.GetByteCount(path) <= MaxUnixPathBytes;
        if (!path.StartsWith('/') || path.EndsWith('/') || path.Contains('\0', StringComparison.Ordinal) || !fits)
        {
            throw new FormatException();
        }

        return new ListenAddress(null, path);
    }

    private static IPAddress ParseAddress(string text)
    {
        bool bracketed = text.StartsWith('[') && text.EndsWith(']');
        IPAddress address = IPAddress.Parse(bracketed ? text[1..^1] : text);
        bool isIPv6 = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

        // IPAddress.Parse takes "1" for 0.0.0.1 and octal parts as well; an address to listen on is written in full.
        if (isIPv6 != bracketed || (!isIPv6 && address.ToString() != text))
        {
            throw new FormatException();
        }

        return address;
    }
}
