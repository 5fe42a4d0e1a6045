// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Native;

/// <summary>The bits of CTA_FILTER_ORIG_FLAGS (net/netfilter/nf_conntrack_netlink.c), which travel in host byte order.</summary>
internal static class NfConntrackFilter
{
    public const uint CTA_FILTER_F_CTA_IP_SRC = 1 << 0;
    public const uint CTA_FILTER_F_CTA_IP_DST = 1 << 1;
    public const uint CTA_FILTER_F_CTA_TUPLE_ZONE = 1 << 2;
    public const uint CTA_FILTER_F_CTA_PROTO_NUM = 1 << 3;
    public const uint CTA_FILTER_F_CTA_PROTO_SRC_PORT = 1 << 4;
    public const uint CTA_FILTER_F_CTA_PROTO_DST_PORT = 1 << 5;
}
