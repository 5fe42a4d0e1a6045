// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>A number of a connection that filters compare.</summary>
/// <remarks>
/// <c>in</c> and <c>out</c> are pf's words: in is the direction that opened the connection (original), out the other.
/// <see cref="FilterQuantities"/> has names, units and ranges.
/// </remarks>
public enum FilterQuantity
{
    /// <summary><c>_id</c>: the row's own number.</summary>
    RowId,

    /// <summary><c>id</c>: the kernel's number of the entry.</summary>
    KernelId,

    /// <summary><c>inp</c>: packets of the original direction.</summary>
    InPackets,

    /// <summary><c>inb</c>: bytes of the original direction.</summary>
    InBytes,

    /// <summary><c>outp</c>: packets of the reply direction.</summary>
    OutPackets,

    /// <summary><c>outb</c>: bytes of the reply direction.</summary>
    OutBytes,

    /// <summary><c>pkts</c>: packets of both directions together.</summary>
    Packets,

    /// <summary><c>bytes</c>: bytes of both directions together.</summary>
    Bytes,

    /// <summary><c>inrate</c>: bytes per second of the original direction.</summary>
    InRate,

    /// <summary><c>outrate</c>: bytes per second of the reply direction.</summary>
    OutRate,

    /// <summary><c>rate</c>: bytes per second of both directions together.</summary>
    Rate,

    /// <summary><c>timeout</c>: time until the entry expires, in seconds.</summary>
    Timeout,

    /// <summary><c>age</c>: time since the connection began, or was first seen, in seconds.</summary>
    Age,

    /// <summary><c>start_time</c>: when the connection began, in seconds since 1970 UTC.</summary>
    StartTime,

    /// <summary><c>mark</c>: the connection mark.</summary>
    Mark,

    /// <summary><c>status</c>: the kernel's status bits as a number.</summary>
    Status,

    /// <summary><c>use</c>: the kernel's reference count.</summary>
    Use,

    /// <summary><c>zone</c>: the conntrack zone.</summary>
    Zone,

    /// <summary><c>user_id</c>: the user's number.</summary>
    UserId,

    /// <summary><c>authenticated</c>: 1 for a connection of an authenticated user, else 0.</summary>
    Authenticated,

    /// <summary><c>icmp.type</c>: ICMP or ICMPv6 type of the original direction.</summary>
    IcmpType,

    /// <summary><c>icmp.code</c>: ICMP or ICMPv6 code of the original direction.</summary>
    IcmpCode,

    /// <summary><c>icmp.id</c>: ICMP or ICMPv6 identifier of the original direction.</summary>
    IcmpId,

    /// <summary><c>repl_icmp_type</c>: ICMP or ICMPv6 type of the reply direction.</summary>
    ReplyIcmpType,

    /// <summary><c>repl_icmp_code</c>: ICMP or ICMPv6 code of the reply direction.</summary>
    ReplyIcmpCode,

    /// <summary><c>repl_icmp_id</c>: ICMP or ICMPv6 identifier of the reply direction.</summary>
    ReplyIcmpId,
}
