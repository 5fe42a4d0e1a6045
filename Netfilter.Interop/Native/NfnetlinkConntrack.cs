// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Native;

/// <summary>Constants of linux/netfilter/nfnetlink_conntrack.h.</summary>
internal static class NfnetlinkConntrack
{
    // enum cntl_msg_types, shifted into the subsystem
    public const ushort IPCTNL_MSG_CT_NEW = 0x100;
    public const ushort IPCTNL_MSG_CT_GET = 0x101;
    public const ushort IPCTNL_MSG_CT_DELETE = 0x102;
    public const ushort IPCTNL_MSG_CT_GET_CTRZERO = 0x103;
    public const ushort IPCTNL_MSG_CT_GET_STATS_CPU = 0x104;
    public const ushort IPCTNL_MSG_CT_GET_STATS = 0x105;
    public const ushort IPCTNL_MSG_CT_GET_DYING = 0x106;
    public const ushort IPCTNL_MSG_CT_GET_UNCONFIRMED = 0x107;

    // enum ctnl_exp_msg_types, shifted into the subsystem
    public const ushort IPCTNL_MSG_EXP_NEW = 0x200;
    public const ushort IPCTNL_MSG_EXP_GET = 0x201;
    public const ushort IPCTNL_MSG_EXP_DELETE = 0x202;
    public const ushort IPCTNL_MSG_EXP_GET_STATS_CPU = 0x203;

    // enum ctattr_type
    public const ushort CTA_TUPLE_ORIG = 1;
    public const ushort CTA_TUPLE_REPLY = 2;
    public const ushort CTA_STATUS = 3;
    public const ushort CTA_PROTOINFO = 4;
    public const ushort CTA_HELP = 5;
    public const ushort CTA_NAT_SRC = 6;
    public const ushort CTA_TIMEOUT = 7;
    public const ushort CTA_MARK = 8;
    public const ushort CTA_COUNTERS_ORIG = 9;
    public const ushort CTA_COUNTERS_REPLY = 10;
    public const ushort CTA_USE = 11;
    public const ushort CTA_ID = 12;
    public const ushort CTA_NAT_DST = 13;
    public const ushort CTA_TUPLE_MASTER = 14;
    public const ushort CTA_SEQ_ADJ_ORIG = 15;
    public const ushort CTA_SEQ_ADJ_REPLY = 16;
    public const ushort CTA_ZONE = 18;
    public const ushort CTA_SECCTX = 19;
    public const ushort CTA_TIMESTAMP = 20;
    public const ushort CTA_MARK_MASK = 21;
    public const ushort CTA_LABELS = 22;
    public const ushort CTA_LABELS_MASK = 23;
    public const ushort CTA_SYNPROXY = 24;
    public const ushort CTA_FILTER = 25;
    public const ushort CTA_STATUS_MASK = 26;
    public const ushort CTA_TIMESTAMP_EVENT = 27;

    // enum ctattr_tuple
    public const ushort CTA_TUPLE_IP = 1;
    public const ushort CTA_TUPLE_PROTO = 2;
    public const ushort CTA_TUPLE_ZONE = 3;

    // enum ctattr_ip
    public const ushort CTA_IP_V4_SRC = 1;
    public const ushort CTA_IP_V4_DST = 2;
    public const ushort CTA_IP_V6_SRC = 3;
    public const ushort CTA_IP_V6_DST = 4;

    // enum ctattr_l4proto
    public const ushort CTA_PROTO_NUM = 1;
    public const ushort CTA_PROTO_SRC_PORT = 2;
    public const ushort CTA_PROTO_DST_PORT = 3;
    public const ushort CTA_PROTO_ICMP_ID = 4;
    public const ushort CTA_PROTO_ICMP_TYPE = 5;
    public const ushort CTA_PROTO_ICMP_CODE = 6;
    public const ushort CTA_PROTO_ICMPV6_ID = 7;
    public const ushort CTA_PROTO_ICMPV6_TYPE = 8;
    public const ushort CTA_PROTO_ICMPV6_CODE = 9;

    // enum ctattr_protoinfo
    public const ushort CTA_PROTOINFO_TCP = 1;
    public const ushort CTA_PROTOINFO_DCCP = 2;
    public const ushort CTA_PROTOINFO_SCTP = 3;

    // enum ctattr_protoinfo_tcp
    public const ushort CTA_PROTOINFO_TCP_STATE = 1;
    public const ushort CTA_PROTOINFO_TCP_WSCALE_ORIGINAL = 2;
    public const ushort CTA_PROTOINFO_TCP_WSCALE_REPLY = 3;
    public const ushort CTA_PROTOINFO_TCP_FLAGS_ORIGINAL = 4;
    public const ushort CTA_PROTOINFO_TCP_FLAGS_REPLY = 5;

    // enum ctattr_protoinfo_dccp
    public const ushort CTA_PROTOINFO_DCCP_STATE = 1;
    public const ushort CTA_PROTOINFO_DCCP_ROLE = 2;
    public const ushort CTA_PROTOINFO_DCCP_HANDSHAKE_SEQ = 3;

    // enum ctattr_protoinfo_sctp
    public const ushort CTA_PROTOINFO_SCTP_STATE = 1;
    public const ushort CTA_PROTOINFO_SCTP_VTAG_ORIGINAL = 2;
    public const ushort CTA_PROTOINFO_SCTP_VTAG_REPLY = 3;

    // enum ctattr_counters
    public const ushort CTA_COUNTERS_PACKETS = 1;
    public const ushort CTA_COUNTERS_BYTES = 2;

    // enum ctattr_tstamp
    public const ushort CTA_TIMESTAMP_START = 1;
    public const ushort CTA_TIMESTAMP_STOP = 2;

    // enum ctattr_nat
    public const ushort CTA_NAT_V4_MINIP = 1;
    public const ushort CTA_NAT_V4_MAXIP = 2;
    public const ushort CTA_NAT_PROTO = 3;
    public const ushort CTA_NAT_V6_MINIP = 4;
    public const ushort CTA_NAT_V6_MAXIP = 5;

    // enum ctattr_protonat
    public const ushort CTA_PROTONAT_PORT_MIN = 1;
    public const ushort CTA_PROTONAT_PORT_MAX = 2;

    // enum ctattr_seqadj
    public const ushort CTA_SEQADJ_CORRECTION_POS = 1;
    public const ushort CTA_SEQADJ_OFFSET_BEFORE = 2;
    public const ushort CTA_SEQADJ_OFFSET_AFTER = 3;

    // enum ctattr_synproxy
    public const ushort CTA_SYNPROXY_ISN = 1;
    public const ushort CTA_SYNPROXY_ITS = 2;
    public const ushort CTA_SYNPROXY_TSOFF = 3;

    // enum ctattr_help
    public const ushort CTA_HELP_NAME = 1;

    // enum ctattr_secctx
    public const ushort CTA_SECCTX_NAME = 1;

    // enum ctattr_expect
    public const ushort CTA_EXPECT_MASTER = 1;
    public const ushort CTA_EXPECT_TUPLE = 2;
    public const ushort CTA_EXPECT_MASK = 3;
    public const ushort CTA_EXPECT_TIMEOUT = 4;
    public const ushort CTA_EXPECT_ID = 5;
    public const ushort CTA_EXPECT_HELP_NAME = 6;
    public const ushort CTA_EXPECT_ZONE = 7;
    public const ushort CTA_EXPECT_FLAGS = 8;
    public const ushort CTA_EXPECT_CLASS = 9;
    public const ushort CTA_EXPECT_NAT = 10;
    public const ushort CTA_EXPECT_FN = 11;

    // enum ctattr_expect_nat
    public const ushort CTA_EXPECT_NAT_DIR = 1;
    public const ushort CTA_EXPECT_NAT_TUPLE = 2;

    // enum ctattr_expect_stats
    public const ushort CTA_STATS_EXP_NEW = 1;
    public const ushort CTA_STATS_EXP_CREATE = 2;
    public const ushort CTA_STATS_EXP_DELETE = 3;

    // enum ctattr_filter
    public const ushort CTA_FILTER_ORIG_FLAGS = 1;
    public const ushort CTA_FILTER_REPLY_FLAGS = 2;

    // enum ctattr_stats_cpu
    public const ushort CTA_STATS_SEARCHED = 1;
    public const ushort CTA_STATS_FOUND = 2;
    public const ushort CTA_STATS_NEW = 3;
    public const ushort CTA_STATS_INVALID = 4;
    public const ushort CTA_STATS_IGNORE = 5;
    public const ushort CTA_STATS_DELETE = 6;
    public const ushort CTA_STATS_DELETE_LIST = 7;
    public const ushort CTA_STATS_INSERT = 8;
    public const ushort CTA_STATS_INSERT_FAILED = 9;
    public const ushort CTA_STATS_DROP = 10;
    public const ushort CTA_STATS_EARLY_DROP = 11;
    public const ushort CTA_STATS_ERROR = 12;
    public const ushort CTA_STATS_SEARCH_RESTART = 13;
    public const ushort CTA_STATS_CLASH_RESOLVE = 14;
    public const ushort CTA_STATS_CHAIN_TOOLONG = 15;

    // enum ctattr_stats_global
    public const ushort CTA_STATS_GLOBAL_ENTRIES = 1;
    public const ushort CTA_STATS_GLOBAL_MAX_ENTRIES = 2;
}
