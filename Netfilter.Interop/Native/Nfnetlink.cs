// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Native;

/// <summary>Constants of linux/netfilter/nfnetlink.h.</summary>
internal static class Nfnetlink
{
    public const ushort NFNL_SUBSYS_CTNETLINK = 1;
    public const ushort NFNL_SUBSYS_CTNETLINK_EXP = 2;
    public const ushort NFNL_SUBSYS_CTNETLINK_TIMEOUT = 8;
    public const ushort NFNL_SUBSYS_CTHELPER = 9;

    public const byte NFNETLINK_V0 = 0;
    public const byte NFNETLINK_V1 = 1;

    public const int NFNLGRP_CONNTRACK_NEW = 1;
    public const int NFNLGRP_CONNTRACK_UPDATE = 2;
    public const int NFNLGRP_CONNTRACK_DESTROY = 3;
    public const int NFNLGRP_CONNTRACK_EXP_NEW = 4;
    public const int NFNLGRP_CONNTRACK_EXP_DESTROY = 6;

    /// <summary>Bytes of struct nfgenmsg: family, version, resource id (big-endian).</summary>
    public const int NFGENMSG_LEN = 4;

    public const byte AF_UNSPEC = 0;
    public const byte AF_INET = 2;
    public const byte AF_INET6 = 10;
}
