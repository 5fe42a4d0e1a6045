// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>A property of a connection that it has or has not, read from the kernel's status bits.</summary>
public enum ConnectionTrait
{
    /// <summary><c>assured</c>: the entry is not dropped early when the table is full (status bit 2).</summary>
    Assured,

    /// <summary><c>seen_reply</c>: a packet of the reply direction was seen (status bit 1).</summary>
    SeenReply,

    /// <summary><c>unreplied</c>: no packet of the reply direction was seen (status bit 1 is clear).</summary>
    Unreplied,

    /// <summary><c>offload</c>: handled by a flow table, in software or hardware (status bit 14 or 15).</summary>
    Offload,

    /// <summary><c>hw_offload</c>: handled by a flow table in hardware (status bit 15).</summary>
    HardwareOffload,

    /// <summary><c>fixed_timeout</c>: the timeout no longer changes (status bit 10).</summary>
    FixedTimeout,

    /// <summary><c>expected</c>: a helper announced it, for instance FTP's data (status bit 0).</summary>
    Expected,

    /// <summary><c>confirmed</c>: its first packet left the machine (status bit 3).</summary>
    Confirmed,

    /// <summary><c>dying</c>: being removed (status bit 9).</summary>
    Dying,
}
