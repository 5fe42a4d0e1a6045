// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>A field of a row of <c>view</c>; the order of the members is the order of the row.</summary>
public enum RowField
{
    /// <summary><c>_id</c>: the row's own number: 31 bits, the same for a connection across refreshes.</summary>
    RowId,

    /// <summary><c>id</c>: the kernel's number of the entry, 32 bits unsigned.</summary>
    KernelId,

    /// <summary><c>orig_l3proto</c>: the address family of the original direction as the AF_ number: 2 is IPv4, 10 is IPv6.</summary>
    OriginalL3Protocol,

    /// <summary><c>orig_l4proto</c>: the IP protocol number of the original direction, 0 to 255.</summary>
    OriginalL4Protocol,

    /// <summary><c>orig_ipv4_src</c>: the IPv4 source address of the original direction, a host-order integer; absent for IPv6.</summary>
    OriginalIPv4Source,

    /// <summary><c>orig_ipv4_dst</c>: the IPv4 destination address of the original direction, a host-order integer; absent for IPv6.</summary>
    OriginalIPv4Destination,

    /// <summary><c>orig_ipv6_src</c>: the IPv6 source address of the original direction as text; absent for IPv4.</summary>
    OriginalIPv6Source,

    /// <summary><c>orig_ipv6_dst</c>: the IPv6 destination address of the original direction as text; absent for IPv4.</summary>
    OriginalIPv6Destination,

    /// <summary><c>orig_port_src</c>: the source port of the original direction; absent for protocols without ports.</summary>
    OriginalPortSource,

    /// <summary><c>orig_port_dst</c>: the destination port of the original direction; absent for protocols without ports.</summary>
    OriginalPortDestination,

    /// <summary><c>icmp_type</c>: the ICMP or ICMPv6 type of the original direction; absent for other protocols.</summary>
    IcmpType,

    /// <summary><c>icmp_code</c>: the ICMP or ICMPv6 code of the original direction; absent for other protocols.</summary>
    IcmpCode,

    /// <summary><c>icmp_id</c>: the ICMP or ICMPv6 identifier of the original direction; absent for other protocols.</summary>
    IcmpId,

    /// <summary><c>repl_l3proto</c>: the address family of the reply direction as the AF_ number: 2 is IPv4, 10 is IPv6.</summary>
    ReplyL3Protocol,

    /// <summary><c>repl_l4proto</c>: the IP protocol number of the reply direction, 0 to 255.</summary>
    ReplyL4Protocol,

    /// <summary><c>repl_ipv4_src</c>: the IPv4 source address of the reply direction, a host-order integer; absent for IPv6.</summary>
    ReplyIPv4Source,

    /// <summary><c>repl_ipv4_dst</c>: the IPv4 destination address of the reply direction, a host-order integer; absent for IPv6.</summary>
    ReplyIPv4Destination,

    /// <summary><c>repl_ipv6_src</c>: the IPv6 source address of the reply direction as text; absent for IPv4.</summary>
    ReplyIPv6Source,

    /// <summary><c>repl_ipv6_dst</c>: the IPv6 destination address of the reply direction as text; absent for IPv4.</summary>
    ReplyIPv6Destination,

    /// <summary><c>repl_port_src</c>: the source port of the reply direction; absent for protocols without ports.</summary>
    ReplyPortSource,

    /// <summary><c>repl_port_dst</c>: the destination port of the reply direction; absent for protocols without ports.</summary>
    ReplyPortDestination,

    /// <summary><c>repl_icmp_type</c>: the ICMP or ICMPv6 type of the reply direction; absent for other protocols.</summary>
    ReplyIcmpType,

    /// <summary><c>repl_icmp_code</c>: the ICMP or ICMPv6 code of the reply direction; absent for other protocols.</summary>
    ReplyIcmpCode,

    /// <summary><c>repl_icmp_id</c>: the ICMP or ICMPv6 identifier of the reply direction; absent for other protocols.</summary>
    ReplyIcmpId,

    /// <summary><c>orig_counter_packets</c>: packets in the original direction; absent when the entry has no counters.</summary>
    OriginalPackets,

    /// <summary><c>orig_counter_bytes</c>: bytes in the original direction; absent when the entry has no counters.</summary>
    OriginalBytes,

    /// <summary><c>repl_counter_packets</c>: packets in the reply direction; absent when the entry has no counters.</summary>
    ReplyPackets,

    /// <summary><c>repl_counter_bytes</c>: bytes in the reply direction; absent when the entry has no counters.</summary>
    ReplyBytes,

    /// <summary><c>orig_byte_rate</c>: bytes per second in the original direction; absent until two readings of the counters exist.</summary>
    OriginalByteRate,

    /// <summary><c>repl_byte_rate</c>: bytes per second in the reply direction; absent until two readings of the counters exist.</summary>
    ReplyByteRate,

    /// <summary><c>byte_rate</c>: bytes per second in both directions together; absent until two readings of the counters exist.</summary>
    ByteRate,

    /// <summary><c>timeout</c>: seconds until the entry expires; absent for offloaded connections.</summary>
    Timeout,

    /// <summary><c>mark</c>: the connection mark, 32 bits unsigned.</summary>
    Mark,

    /// <summary><c>status</c>: the kernel's status bits (<see cref="Net.StatusNames"/>).</summary>
    Status,

    /// <summary><c>tcp_state</c>: the TCP state by its conntrack name (<see cref="Net.TcpStateNames"/>); absent for other protocols.</summary>
    TcpState,

    /// <summary><c>use</c>: the kernel's reference count of the entry.</summary>
    Use,

    /// <summary><c>zone</c>: the conntrack zone, 0 to 65535.</summary>
    Zone,

    /// <summary><c>helper</c>: the name of the connection's helper; absent when there is none.</summary>
    Helper,

    /// <summary><c>labels</c>: the connection's labels, by name or bit number, separated by commas; absent when there are none.</summary>
    Labels,

    /// <summary><c>start_time</c>: when the connection began, in seconds since 1970 UTC; absent without nf_conntrack_timestamp.</summary>
    StartTime,

    /// <summary><c>user_id</c>: the user's number, taken from the mark; absent when the mark names no user.</summary>
    UserId,

    /// <summary><c>username</c>: the user's name; absent when the number has none.</summary>
    UserName,

    /// <summary><c>authenticated</c>: 1 when the connection belongs to an authenticated user, else 0.</summary>
    Authenticated,
}
