// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>
/// The names of a row's fields as they travel, in row order. A field that the kernel gave no value for is absent from
/// the row, never zero.
/// </summary>
/// <remarks><see cref="RowFields"/> knows the kind of each and converts to and from <see cref="RowField"/>.</remarks>
public static class FieldNames
{
    /// <summary>The row's own number: 31 bits, the same for a connection across refreshes.</summary>
    public const string RowId = "_id";

    /// <summary>The kernel's number of the entry, 32 bits unsigned.</summary>
    public const string KernelId = "id";

    /// <summary>The address family of the original direction as the AF_ number: 2 is IPv4, 10 is IPv6.</summary>
    public const string OriginalL3Protocol = "orig_l3proto";

    /// <summary>The IP protocol number of the original direction, 0 to 255.</summary>
    public const string OriginalL4Protocol = "orig_l4proto";

    /// <summary>The IPv4 source address of the original direction, a host-order integer; absent for IPv6.</summary>
    public const string OriginalIPv4Source = "orig_ipv4_src";

    /// <summary>
    /// The IPv4 destination address of the original direction, a host-order integer; absent for IPv6.
    /// </summary>
    public const string OriginalIPv4Destination = "orig_ipv4_dst";

    /// <summary>The IPv6 source address of the original direction as text; absent for IPv4.</summary>
    public const string OriginalIPv6Source = "orig_ipv6_src";

    /// <summary>The IPv6 destination address of the original direction as text; absent for IPv4.</summary>
    public const string OriginalIPv6Destination = "orig_ipv6_dst";

    /// <summary>The source port of the original direction; absent for protocols without ports.</summary>
    public const string OriginalPortSource = "orig_port_src";

    /// <summary>The destination port of the original direction; absent for protocols without ports.</summary>
    public const string OriginalPortDestination = "orig_port_dst";

    /// <summary>The ICMP or ICMPv6 type of the original direction; absent for other protocols.</summary>
    public const string IcmpType = "icmp_type";

    /// <summary>The ICMP or ICMPv6 code of the original direction; absent for other protocols.</summary>
    public const string IcmpCode = "icmp_code";

    /// <summary>The ICMP or ICMPv6 identifier of the original direction; absent for other protocols.</summary>
    public const string IcmpId = "icmp_id";

    /// <summary>The address family of the reply direction as the AF_ number: 2 is IPv4, 10 is IPv6.</summary>
    public const string ReplyL3Protocol = "repl_l3proto";

    /// <summary>The IP protocol number of the reply direction, 0 to 255.</summary>
    public const string ReplyL4Protocol = "repl_l4proto";

    /// <summary>The IPv4 source address of the reply direction, a host-order integer; absent for IPv6.</summary>
    public const string ReplyIPv4Source = "repl_ipv4_src";

    /// <summary>The IPv4 destination address of the reply direction, a host-order integer; absent for IPv6.</summary>
    public const string ReplyIPv4Destination = "repl_ipv4_dst";

    /// <summary>The IPv6 source address of the reply direction as text; absent for IPv4.</summary>
    public const string ReplyIPv6Source = "repl_ipv6_src";

    /// <summary>The IPv6 destination address of the reply direction as text; absent for IPv4.</summary>
    public const string ReplyIPv6Destination = "repl_ipv6_dst";

    /// <summary>The source port of the reply direction; absent for protocols without ports.</summary>
    public const string ReplyPortSource = "repl_port_src";

    /// <summary>The destination port of the reply direction; absent for protocols without ports.</summary>
    public const string ReplyPortDestination = "repl_port_dst";

    /// <summary>The ICMP or ICMPv6 type of the reply direction; absent for other protocols.</summary>
    public const string ReplyIcmpType = "repl_icmp_type";

    /// <summary>The ICMP or ICMPv6 code of the reply direction; absent for other protocols.</summary>
    public const string ReplyIcmpCode = "repl_icmp_code";

    /// <summary>The ICMP or ICMPv6 identifier of the reply direction; absent for other protocols.</summary>
    public const string ReplyIcmpId = "repl_icmp_id";

    /// <summary>Packets in the original direction; absent when the entry has no counters.</summary>
    public const string OriginalPackets = "orig_counter_packets";

    /// <summary>Bytes in the original direction; absent when the entry has no counters.</summary>
    public const string OriginalBytes = "orig_counter_bytes";

    /// <summary>Packets in the reply direction; absent when the entry has no counters.</summary>
    public const string ReplyPackets = "repl_counter_packets";

    /// <summary>Bytes in the reply direction; absent when the entry has no counters.</summary>
    public const string ReplyBytes = "repl_counter_bytes";

    /// <summary>Bytes per second in the original direction; absent until two readings of the counters exist.</summary>
    public const string OriginalByteRate = "orig_byte_rate";

    /// <summary>Bytes per second in the reply direction; absent until two readings of the counters exist.</summary>
    public const string ReplyByteRate = "repl_byte_rate";

    /// <summary>
    /// Bytes per second in both directions together; absent until two readings of the counters exist.
    /// </summary>
    public const string ByteRate = "byte_rate";

    /// <summary>Seconds until the entry expires; absent for offloaded connections.</summary>
    public const string Timeout = "timeout";

    /// <summary>The connection mark, 32 bits unsigned.</summary>
    public const string Mark = "mark";

    /// <summary>The kernel's status bits (<see cref="Net.StatusNames"/>).</summary>
    public const string Status = "status";

    /// <summary>
    /// The TCP state by its conntrack name (<see cref="Net.TcpStateNames"/>); absent for other protocols.
    /// </summary>
    public const string TcpState = "tcp_state";

    /// <summary>The kernel's reference count of the entry.</summary>
    public const string Use = "use";

    /// <summary>The conntrack zone, 0 to 65535.</summary>
    public const string Zone = "zone";

    /// <summary>The name of the connection's helper; absent when there is none.</summary>
    public const string Helper = "helper";

    /// <summary>
    /// The connection's labels, by name or bit number, separated by commas; absent when there are none.
    /// </summary>
    public const string Labels = "labels";

    /// <summary>When the connection began, in seconds since 1970 UTC; absent without nf_conntrack_timestamp.</summary>
    public const string StartTime = "start_time";

    /// <summary>The user's number, taken from the mark; absent when the mark names no user.</summary>
    public const string UserId = "user_id";

    /// <summary>The user's name; absent when the number has none.</summary>
    public const string UserName = "username";

    /// <summary>1 when the connection belongs to an authenticated user, else 0.</summary>
    public const string Authenticated = "authenticated";
}
