// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>States of an SCTP association by the kernel's numbering (linux/netfilter/nf_conntrack_sctp.h).</summary>
public enum SctpState : byte
{
    /// <summary>No packet classified.</summary>
    None = 0,

    /// <summary>No association.</summary>
    Closed = 1,

    /// <summary>INIT seen.</summary>
    CookieWait = 2,

    /// <summary>COOKIE-ECHO seen.</summary>
    CookieEchoed = 3,

    /// <summary>The association is up.</summary>
    Established = 4,

    /// <summary>SHUTDOWN seen in the original direction.</summary>
    ShutdownSent = 5,

    /// <summary>SHUTDOWN seen in the reply direction.</summary>
    ShutdownReceived = 6,

    /// <summary>SHUTDOWN-ACK seen.</summary>
    ShutdownAckSent = 7,

    /// <summary>A HEARTBEAT opened the flow.</summary>
    HeartbeatSent = 8,

    /// <summary>The HEARTBEAT was acknowledged (kernels before 6.2).</summary>
    HeartbeatAcked = 9,
}
