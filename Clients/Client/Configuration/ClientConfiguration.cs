// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using Localization;
using XmlRpc.Client;

namespace Client.Configuration;

/// <summary>The daemons that a user has given names, and those that are meant where none is named. Immutable.</summary>
/// <remarks>
/// The file has a section for each daemon, with <c>address</c> and, where they are needed, <c>user</c>,
/// <c>password-file</c> and <c>ca-file</c>; <c>default</c>, before the first section, lists names or addresses.
/// </remarks>
public sealed class ClientConfiguration
{
    /// <summary>Where the daemon of this machine listens unless it is told otherwise.</summary>
    public const string LocalAddress = "http://127.0.0.1:8040";

    private const string DefaultName = "default";
    private const int DefaultPort = 8040;

    private static readonly string[] s_names = ["address", "user", "password-file", "ca-file"];

    private readonly Dictionary<string, HostEntry> _hosts;

    private ClientConfiguration(Dictionary<string, HostEntry> hosts, IReadOnlyList<string> defaultNames)
    {
        _hosts = hosts;
        DefaultNames = defaultNames;
    }

    /// <summary>A configuration without any names: the daemon of this machine is meant.</summary>
    public static ClientConfiguration Empty { get; } = new([], [LocalAddress]);

    /// <summary>The names or addresses that are meant where the user names none.</summary>
    public IReadOnlyList<string> DefaultNames { get; }

    /// <summary>The daemons of the file, in no particular order.</summary>
    public IReadOnlyCollection<HostEntry> Hosts => _hosts.Values;

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">The file cannot be read, or says what is not understood.</exception>
    public static ClientConfiguration Read(string path)
    {
        Dictionary<string, HostEntry> hosts = new(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<string> defaultNames = [LocalAddress];
        foreach ((string name, Dictionary<string, string> values) in IniFile.Read(path))
        {
            if (name.Length > 0)
            {
                hosts.Add(name, ReadHost(name, values, path));
                continue;
            }

            RequireKnown(values, [DefaultName], path);
            if (values.TryGetValue(DefaultName, out string? list))
            {
                defaultNames = SplitNames(list);
            }
        }

        return new ClientConfiguration(hosts, defaultNames);
    }

    /// <summary>Splits a list of names or addresses with commas between them.</summary>
    /// <param name="list">The list.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> SplitNames(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Finds the daemon that a name or an address means.</summary>
    /// <param name="name">
    /// A name of the file, an address (<c>http://…</c>, <c>https://…</c>, <c>unix:/path</c>), or a machine as
    /// <c>HOST</c> or <c>HOST:PORT</c>: by TLS, except for this machine, so that no password leaves it in the clear.
    /// </param>
    /// <returns>The daemon.</returns>
    /// <exception cref="ConfigurationException">It is none of these.</exception>
    public HostEntry Resolve(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _hosts.TryGetValue(name, out HostEntry? host) ? host : new HostEntry(name, ParseAddress(name));
    }

    private static XmlRpcAddress ParseAddress(string text)
    {
        bool isComplete = text.Contains("://", StringComparison.Ordinal) ||
            text.StartsWith("unix:", StringComparison.Ordinal);
        try
        {
            return XmlRpcAddress.Parse(isComplete ? text : Complete(text));
        }
        catch (FormatException exception)
        {
            throw new ConfigurationException(exception.Message);
        }
    }

    private static string Complete(string machine)
    {
        // An IPv6 address has colons of its own, unless it is in brackets.
        int colon = machine.LastIndexOf(':');
        bool isBareIPv6 = colon >= 0 && machine.IndexOf(':', StringComparison.Ordinal) != colon && machine[0] != '[';
        string host = isBareIPv6 ? $"[{machine}]" : machine;
        bool hasPort = !isBareIPv6 && colon > machine.LastIndexOf(']');
        string bare = hasPort ? machine[..colon] : host;
        string scheme = bare is "localhost" || IsLoopback(bare.Trim('[', ']'))
            ? "http"
            : "https";
        return FormattableString.Invariant($"{scheme}://{host}{(hasPort ? "" : $":{DefaultPort}")}");
    }

    // A name that only begins like an address of this machine is somebody else's.
    private static bool IsLoopback(string host) =>
        IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address);

    private static HostEntry ReadHost(string name, Dictionary<string, string> values, string path)
    {
        RequireKnown(values, s_names, path);
        if (!values.TryGetValue("address", out string? address))
        {
            throw new ConfigurationException(Messages.Format($"{path}: [{name}] has no address"));
        }

        return new HostEntry(name, ParseAddress(address))
        {
            UserName = values.GetValueOrDefault("user"),
            PasswordFile = FullPath(values.GetValueOrDefault("password-file"), path),
            CaFile = FullPath(values.GetValueOrDefault("ca-file"), path),
        };
    }

    // Paths are relative to the file that names them.
    private static string? FullPath(string? file, string path) =>
        file is null ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file);

    private static void RequireKnown(Dictionary<string, string> values, string[] names, string path)
    {
        if (values.Keys.FirstOrDefault(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new ConfigurationException(
                Messages.Format($"{path}: {unknown} is unknown; allowed: {string.Join(", ", names)}"));
        }
    }
}
