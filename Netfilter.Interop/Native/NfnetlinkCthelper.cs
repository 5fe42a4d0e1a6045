// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Native;

/// <summary>Constants of linux/netfilter/nfnetlink_cthelper.h.</summary>
internal static class NfnetlinkCthelper
{
    // enum nfnl_cthelper_msg_types, shifted into the subsystem
    public const ushort NFNL_MSG_CTHELPER_NEW = 0x900;
    public const ushort NFNL_MSG_CTHELPER_GET = 0x901;
    public const ushort NFNL_MSG_CTHELPER_DEL = 0x902;

    // enum nfnl_cthelper_type
    public const ushort NFCTH_NAME = 1;
    public const ushort NFCTH_TUPLE = 2;
    public const ushort NFCTH_QUEUE_NUM = 3;
    public const ushort NFCTH_POLICY = 4;
    public const ushort NFCTH_PRIV_DATA_LEN = 5;
    public const ushort NFCTH_STATUS = 6;

    // enum nfnl_cthelper_tuple_type
    public const ushort NFCTH_TUPLE_L3PROTONUM = 1;
    public const ushort NFCTH_TUPLE_L4PROTONUM = 2;

    // enum nfnl_cthelper_policy_type
    public const ushort NFCTH_POLICY_SET_NUM = 1;
    public const ushort NFCTH_POLICY_SET1 = 2;
    public const ushort NFCTH_POLICY_SET4 = 5;

    // enum nfnl_cthelper_pol_type
    public const ushort NFCTH_POLICY_NAME = 1;
    public const ushort NFCTH_POLICY_EXPECT_MAX = 2;
    public const ushort NFCTH_POLICY_EXPECT_TIMEOUT = 3;

    // enum nfct_helper_status
    public const uint NFCT_HELPER_STATUS_DISABLED = 0;
    public const uint NFCT_HELPER_STATUS_ENABLED = 1;

    /// <summary>Bytes of a name with its final zero.</summary>
    public const int NF_CT_HELPER_NAME_LEN = 16;
}
