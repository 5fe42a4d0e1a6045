// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules;

/// <summary>The address family of a rule.</summary>
public enum RuleFamily
{
    /// <summary>IPv4: iptables, and <c>ip</c> in nft.</summary>
    IPv4 = 0,

    /// <summary>IPv6: ip6tables, and <c>ip6</c> in nft.</summary>
    IPv6,
}
