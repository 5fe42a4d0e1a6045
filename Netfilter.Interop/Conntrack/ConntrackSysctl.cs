// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>The settings of connection tracking (net.netfilter.nf_conntrack_*) of one network namespace.</summary>
/// <remarks>
/// Files under /proc/sys show the namespace of the thread that opens them, so each access to another namespace takes a
/// short-lived thread. A property is null where the kernel has no such setting (tracking not loaded, older kernel) or the
/// file cannot be read. Nothing is cached; safe to use from any thread.
/// </remarks>
public sealed class ConntrackSysctl
{
    private const string Directory = "/proc/sys/net/netfilter/";

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly string? _networkNamespace;

    /// <summary>Gives access to the settings of a namespace.</summary>
    /// <param name="networkNamespace">Its path, as in /run/netns/blue; null for the one of the process.</param>
    public ConntrackSysctl(string? networkNamespace = null)
    {
        _networkNamespace = networkNamespace;
    }

    /// <summary>Flows in the namespace now (nf_conntrack_count).</summary>
    public long? Count => Read("nf_conntrack_count");

    /// <summary>The limit of each namespace (nf_conntrack_max); only the first namespace can set it.</summary>
    public long? Max => Read("nf_conntrack_max");

    /// <summary>Hash buckets, shared by all namespaces (nf_conntrack_buckets); only the first namespace can set it.</summary>
    public long? Buckets => Read("nf_conntrack_buckets");

    /// <summary>Whether new flows count packets and bytes (nf_conntrack_acct).</summary>
    public bool? Accounting => IsOn("nf_conntrack_acct");

    /// <summary>Whether new flows remember when they began (nf_conntrack_timestamp).</summary>
    public bool? Timestamps => IsOn("nf_conntrack_timestamp");

    /// <summary>Events (nf_conntrack_events): 0 never, 1 always, 2 only for flows created while someone listens.</summary>
    public long? Events => Read("nf_conntrack_events");

    /// <summary>Whether a killed TCP connection comes back with its next packet (nf_conntrack_tcp_loose).</summary>
    public bool? TcpLoose => IsOn("nf_conntrack_tcp_loose");

    /// <summary>Reads a setting.</summary>
    /// <param name="name">Its file name, as in <c>nf_conntrack_udp_timeout</c>.</param>
    /// <returns>Null if there is no such setting or it cannot be read.</returns>
    public long? Read(string name)
    {
        string path = PathOf(name);
        return InNamespace(() => ReadNumber(path));
    }

    /// <summary>Changes a setting.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="UnauthorizedAccessException">The process may not: it needs root's user id or CAP_NET_ADMIN.</exception>
    /// <exception cref="IOException">There is no such setting here, or the kernel refuses the value.</exception>
    public void Write(string name, long value)
    {
        string path = PathOf(name);
        InNamespace(() =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            Span<byte> text = stackalloc byte[20];
            value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
            file.Write(text[..written]);
            return true;
        });
    }

    /// <summary>Switches accounting on or off for flows created from now on.</summary>
    /// <param name="on">On or off.</param>
    /// <inheritdoc cref="Write(string, long)" path="/exception"/>
    public void SetAccounting(bool on) => Write("nf_conntrack_acct", on ? 1 : 0);

    /// <summary>Switches timestamps on or off for flows created from now on.</summary>
    /// <param name="on">On or off.</param>
    /// <inheritdoc cref="Write(string, long)" path="/exception"/>
    public void SetTimestamps(bool on) => Write("nf_conntrack_timestamp", on ? 1 : 0);

    /// <summary>Sets the mode of events: 0 never, 1 always, 2 only while someone listens.</summary>
    /// <param name="mode">0, 1 or 2.</param>
    /// <inheritdoc cref="Write(string, long)" path="/exception"/>
    public void SetEvents(int mode) => Write("nf_conntrack_events", mode);

    /// <summary>Sets whether TCP connections are picked up in the middle.</summary>
    /// <param name="on">On or off.</param>
    /// <inheritdoc cref="Write(string, long)" path="/exception"/>
    public void SetTcpLoose(bool on) => Write("nf_conntrack_tcp_loose", on ? 1 : 0);

    private static string PathOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().ContainsAnyExcept(s_nameCharacters))
        {
            throw new ArgumentException("A setting's name has only a-z, 0-9 and _.", nameof(name));
        }

        return Directory + name;
    }

    private static long? ReadNumber(string path)
    {
        try
        {
            string text = File.ReadAllText(path);
            return long.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long number)
                ? number
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool? IsOn(string name) => Read(name) is { } value ? value != 0 : null;

    private T InNamespace<T>(Func<T> action) =>
        _networkNamespace is null ? action() : NetworkNamespace.Run(_networkNamespace, action);
}
