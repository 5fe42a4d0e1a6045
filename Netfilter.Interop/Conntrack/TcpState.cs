// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>States of a TCP flow by the kernel's numbering (linux/netfilter/nf_conntrack_tcp.h).</summary>
public enum TcpState : byte
{
    /// <summary>No packet classified.</summary>
    None = 0,

    /// <summary>SYN seen.</summary>
    SynSent = 1,

    /// <summary>SYN-ACK seen.</summary>
    SynReceived = 2,

    /// <summary>The handshake is complete.</summary>
    Established = 3,

    /// <summary>FIN seen from one side.</summary>
    FinWait = 4,

    /// <summary>The FIN was acknowledged.</summary>
    CloseWait = 5,

    /// <summary>FIN seen from the other side.</summary>
    LastAck = 6,

    /// <summary>Both sides are done.</summary>
    TimeWait = 7,

    /// <summary>RST seen.</summary>
    Close = 8,

    /// <summary>Simultaneous open: SYN seen from both sides (once called LISTEN).</summary>
    SynSent2 = 9,
}
