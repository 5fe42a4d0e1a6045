// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Native;

/// <summary>Constants of linux/netfilter/nfnetlink_cttimeout.h.</summary>
internal static class NfnetlinkCttimeout
{
    // enum ctnl_timeout_msg_types, shifted into the subsystem
    public const ushort IPCTNL_MSG_TIMEOUT_NEW = 0x800;
    public const ushort IPCTNL_MSG_TIMEOUT_GET = 0x801;
    public const ushort IPCTNL_MSG_TIMEOUT_DELETE = 0x802;
    public const ushort IPCTNL_MSG_TIMEOUT_DEFAULT_SET = 0x803;
    public const ushort IPCTNL_MSG_TIMEOUT_DEFAULT_GET = 0x804;

    // enum ctattr_timeout
    public const ushort CTA_TIMEOUT_NAME = 1;
    public const ushort CTA_TIMEOUT_L3PROTO = 2;
    public const ushort CTA_TIMEOUT_L4PROTO = 3;
    public const ushort CTA_TIMEOUT_DATA = 4;
    public const ushort CTA_TIMEOUT_USE = 5;

    /// <summary>Bytes of a name with its final zero.</summary>
    public const int CTNL_TIMEOUT_NAME_MAX = 32;
}
