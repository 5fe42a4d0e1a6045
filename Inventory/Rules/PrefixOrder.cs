// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract.Net;

namespace Inventory.Rules;

/// <summary>The order of networks in generated files: IPv4 first, then by address, shorter prefixes first.</summary>
internal static class PrefixOrder
{
    /// <summary>The comparer.</summary>
    public static IComparer<IpPrefix> Comparer { get; } = Comparer<IpPrefix>.Create(Compare);

    private static int Compare(IpPrefix left, IpPrefix right)
    {
        int family = left.IsIPv6.CompareTo(right.IsIPv6);
        int address = left.IsIPv6
            ? left.IPv6Network.CompareTo(right.IPv6Network)
            : left.IPv4Network.CompareTo(right.IPv4Network);
        return family != 0 ? family : address != 0 ? address : left.Length.CompareTo(right.Length);
    }
}
