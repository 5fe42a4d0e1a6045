// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules;

/// <summary>How much of the kernel's rules a file takes the place of.</summary>
public enum RuleMode
{
    /// <summary>A table of our own, which only nft has; other tables stay as they are.</summary>
    OwnTable = 0,

    /// <summary>Chains of our own in iptables' filter table; all others stay as they are.</summary>
    OwnChain,

    /// <summary>The whole filter table of iptables; never another table.</summary>
    Replace,
}
