// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>States of a DCCP connection (linux/netfilter/nf_conntrack_common.h of kernels that track DCCP).</summary>
public enum DccpState : byte
{
    /// <summary>No packet classified.</summary>
    None = 0,

    /// <summary>REQUEST seen.</summary>
    Request = 1,

    /// <summary>RESPONSE seen.</summary>
    Respond = 2,

    /// <summary>Partly open.</summary>
    PartOpen = 3,

    /// <summary>Open.</summary>
    Open = 4,

    /// <summary>CLOSEREQ seen.</summary>
    CloseRequest = 5,

    /// <summary>CLOSE seen.</summary>
    Closing = 6,

    /// <summary>Both sides are done.</summary>
    TimeWait = 7,

    /// <summary>Internal to the kernel.</summary>
    Ignore = 8,

    /// <summary>Internal to the kernel.</summary>
    Invalid = 9,
}
