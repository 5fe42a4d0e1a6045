// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>Per-direction flags of TCP tracking (IP_CT_TCP_FLAG_* of linux/netfilter/nf_conntrack_tcp.h).</summary>
[Flags]
public enum TcpTraits : byte
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>The side offered window scaling.</summary>
    WindowScale = 0x01,

    /// <summary>The side permitted selective acknowledgement.</summary>
    SackPermitted = 0x02,

    /// <summary>The side sent the first FIN.</summary>
    CloseInit = 0x04,

    /// <summary>Out-of-window packets are tolerated: needed on flows made by hand, or their packets are dropped.</summary>
    BeLiberal = 0x08,

    /// <summary>Data is waiting for an acknowledgement.</summary>
    DataUnacknowledged = 0x10,

    /// <summary>The highest acknowledgement has been recorded.</summary>
    MaxAckSet = 0x20,
}
