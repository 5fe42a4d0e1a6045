// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Counters of one CPU since boot, of one namespace; null where the running kernel does not send one.</summary>
/// <param name="Cpu">The CPU's number.</param>
public sealed record ConntrackCpuStatistics(int Cpu)
{
    /// <summary>Table lookups (kernels before 4.9).</summary>
    public uint? Searched { get; init; }

    /// <summary>Successful lookups on the path that resolves clashes.</summary>
    public uint? Found { get; init; }

    /// <summary>New flows (kernels before 4.9).</summary>
    public uint? New { get; init; }

    /// <summary>Packets that could not be tracked.</summary>
    public uint? Invalid { get; init; }

    /// <summary>Packets of flows that are not tracked (kernels before 5.10).</summary>
    public uint? Ignore { get; init; }

    /// <summary>Deleted flows (kernels before 4.9).</summary>
    public uint? Delete { get; init; }

    /// <summary>Flows put on the dying list (kernels before 4.9).</summary>
    public uint? DeleteList { get; init; }

    /// <summary>Insertions.</summary>
    public uint? Insert { get; init; }

    /// <summary>Insertions that failed because the same flow was there.</summary>
    public uint? InsertFailed { get; init; }

    /// <summary>Packets dropped because tracking failed: the table was full or memory was short.</summary>
    public uint? Drop { get; init; }

    /// <summary>Flows evicted to make room.</summary>
    public uint? EarlyDrop { get; init; }

    /// <summary>ICMP errors and the like that could not be tracked.</summary>
    public uint? Error { get; init; }

    /// <summary>Lookups repeated because the table was resized.</summary>
    public uint? SearchRestart { get; init; }

    /// <summary>Clashing insertions that were resolved.</summary>
    public uint? ClashResolve { get; init; }

    /// <summary>Insertions refused because a hash chain was too long (kernel 5.15 and later).</summary>
    public uint? ChainTooLong { get; init; }
}
