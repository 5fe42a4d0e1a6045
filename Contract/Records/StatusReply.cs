// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Records;

/// <summary>The health of the table and the daemon. What the kernel does not tell is null. Immutable.</summary>
public sealed record StatusReply
{
    /// <summary>The number of entries in the kernel's table.</summary>
    public long Entries { get; private init; }

    /// <summary>The most entries that the kernel allows.</summary>
    public long? MaxEntries { get; private init; }

    /// <summary>The size of the kernel's hash table.</summary>
    public long? Buckets { get; private init; }

    /// <summary>Whether new connections have counters (<c>nf_conntrack_acct</c>).</summary>
    public bool? Accounting { get; private init; }

    /// <summary>Whether new connections have a start time (<c>nf_conntrack_timestamp</c>).</summary>
    public bool? Timestamps { get; private init; }

    /// <summary>Whether the kernel sends events (<c>nf_conntrack_events</c>).</summary>
    public bool? Events { get; private init; }

    /// <summary>Whether some rule makes the kernel track connections in the daemon's network namespace.</summary>
    public bool? Tracking { get; private init; }

    /// <summary>
    /// Whether packets in the middle of a TCP connection make a new entry (<c>nf_conntrack_tcp_loose</c>).
    /// </summary>
    public bool? TcpLoose { get; private init; }

    /// <summary>The last reading of the table; null before the first.</summary>
    public DumpFigures? LastDump { get; private init; }

    /// <summary>How often the kernel's messages overran the daemon.</summary>
    public long Overruns { get; private init; }

    /// <summary>The kernel's counters, one map per processor, by the kernel's names.</summary>
    public ImmutableArray<ImmutableDictionary<string, long>> Processors { get; private init; } = [];

    /// <summary>The number of sessions.</summary>
    public long? Sessions { get; private init; }

    /// <summary>The daemon's version.</summary>
    public string? Version { get; private init; }

    /// <summary>The user of the session that asked.</summary>
    public string? User { get; private init; }

    /// <summary>What that user may do: <c>view</c>, <c>kill</c>, <c>change</c>, <c>inventory</c>, <c>admin</c>.</summary>
    public ImmutableArray<string> Roles { get; private init; } = [];

    /// <summary>After how many seconds without a call the session ends.</summary>
    public double? SessionTimeout { get; private init; }

    /// <summary>What should be mended.</summary>
    public ImmutableArray<StatusFinding> Findings { get; private init; } = [];

    /// <summary>Reads the reply of <c>status</c>.</summary>
    /// <param name="members">The reply's members; those that are not known are ignored.</param>
    /// <returns>The health.</returns>
    /// <exception cref="RecordFormatException">A member is missing or of another type.</exception>
    public static StatusReply FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new StatusReply
        {
            Entries = map.Number("entries"),
            MaxEntries = map.FindNumber("max_entries"),
            Buckets = map.FindNumber("buckets"),
            Accounting = map.FindTruth("accounting"),
            Timestamps = map.FindTruth("timestamps"),
            Events = map.FindTruth("events"),
            Tracking = map.FindTruth("tracking"),
            TcpLoose = map.FindTruth("tcp_loose"),
            LastDump = map.FindMap("last_dump") is { } dump ? DumpFigures.FromMap(dump) : null,
            Overruns = map.FindNumber("overruns") ?? 0,
            Processors = map.Records("cpu", CountersOf),
            Sessions = map.FindNumber("sessions"),
            Version = map.FindText("version"),
            User = map.FindText("user"),
            Roles = map.List("roles", static role => role as string),
            SessionTimeout = map.FindReal("session_timeout"),
            Findings = map.Records("findings", StatusFinding.FromMap),
        };
    }

    private static ImmutableDictionary<string, long> CountersOf(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        ImmutableDictionary<string, long>.Builder counters = ImmutableDictionary.CreateBuilder<string, long>();
        foreach (string name in members.Keys)
        {
            counters.Add(name, map.Number(name));
        }

        return counters.ToImmutable();
    }
}
