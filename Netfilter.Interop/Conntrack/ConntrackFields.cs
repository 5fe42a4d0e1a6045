// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>
/// Which parts of a <see cref="ConntrackRecord"/> the kernel sent. A part that is absent is not known, which is not zero.
/// </summary>
[Flags]
public enum ConntrackFields : ushort
{
    /// <summary>Nothing but the family and the original addresses.</summary>
    None = 0,

    /// <summary>The remaining life in seconds; absent for offloaded flows.</summary>
    Timeout = 1,

    /// <summary>The mark (ctmark); absent in events when it is zero.</summary>
    Mark = 2,

    /// <summary>Packets and bytes; present only when accounting was on when the flow was created.</summary>
    Counters = 4,

    /// <summary>The kernel's identifier of the flow.</summary>
    Id = 8,

    /// <summary>The port slots hold ports (TCP, UDP, UDPLite, SCTP, DCCP) or keys (GRE).</summary>
    Ports = 16,

    /// <summary>The port slots hold an ICMP or ICMPv6 identifier (source) and type &lt;&lt; 8 | code (destination).</summary>
    IcmpId = 32,

    /// <summary>The state of TCP, SCTP or DCCP; absent for offloaded flows.</summary>
    ProtocolState = 64,

    /// <summary>The reference count of the kernel's object.</summary>
    Use = 128,

    /// <summary>The status bits.</summary>
    Status = 256,

    /// <summary>A zone of both directions other than the default zone 0.</summary>
    Zone = 512,

    /// <summary>The time of creation; the store keeps it in a column of its own.</summary>
    StartTime = 1024,

    /// <summary>There are <see cref="ConntrackExtras"/> beside the record.</summary>
    Extras = 2048,

    /// <summary>The tuple of the reply direction.</summary>
    Reply = 4096,

    /// <summary>The flow is in a flow table (software or hardware): no timeout, no state, stale counters.</summary>
    Offloaded = 8192,
}
