// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>The status bits of a flow (IPS_* of linux/netfilter/nf_conntrack_common.h).</summary>
/// <remarks>
/// Bits are only ever added. Of these, an update can add <see cref="SeenReply"/>, <see cref="Assured"/>,
/// <see cref="FixedTimeout"/> and <see cref="Helper"/>; the kernel ignores or refuses the rest.
/// </remarks>
[Flags]
public enum ConntrackStatus : uint
{
    /// <summary>No bit.</summary>
    None = 0,

    /// <summary>The flow was expected by a helper (its iptables state is RELATED).</summary>
    Expected = 1 << 0,

    /// <summary>Packets have been seen in both directions.</summary>
    SeenReply = 1 << 1,

    /// <summary>The flow is not evicted early when the table is full.</summary>
    Assured = 1 << 2,

    /// <summary>The flow is in the table: its first packet has left the host or reached a socket.</summary>
    Confirmed = 1 << 3,

    /// <summary>Its source address or port is translated.</summary>
    SourceNat = 1 << 4,

    /// <summary>Its destination address or port is translated.</summary>
    DestinationNat = 1 << 5,

    /// <summary>TCP sequence numbers are adjusted.</summary>
    SequenceAdjust = 1 << 6,

    /// <summary>Source translation has been decided.</summary>
    SourceNatDone = 1 << 7,

    /// <summary>Destination translation has been decided.</summary>
    DestinationNatDone = 1 << 8,

    /// <summary>The flow is being removed.</summary>
    Dying = 1 << 9,

    /// <summary>The timeout no longer changes, neither by packets nor by requests; never cleared again.</summary>
    FixedTimeout = 1 << 10,

    /// <summary>A template (the CT target), not a flow.</summary>
    Template = 1 << 11,

    /// <summary>Not tracked; gone from kernels since 4.12, whose bit 12 means that NAT clashed.</summary>
    Untracked = 1 << 12,

    /// <summary>A helper was attached by a rule.</summary>
    Helper = 1 << 13,

    /// <summary>The flow is handled by a flow table (kernel 4.16 and later).</summary>
    Offload = 1 << 14,

    /// <summary>The flow is handled by hardware (kernel 5.9 and later).</summary>
    HardwareOffload = 1 << 15,
}
