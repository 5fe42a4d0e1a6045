// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules;

/// <summary>What generated rules are written for.</summary>
public enum RuleFormat
{
    /// <summary>A file for iptables-restore(8).</summary>
    Iptables = 0,

    /// <summary>A file for ip6tables-restore(8).</summary>
    Ip6tables,

    /// <summary>A file for nft(8), of both families.</summary>
    Nft,

    /// <summary>The permissions themselves, for programs.</summary>
    Json,

    /// <summary>A shell script that loads the rules of iptables and ip6tables, and takes them back unless confirmed.</summary>
    Shell,

    /// <summary>The file that Django Conntrackt made, byte for byte.</summary>
    Conntrackt,
}
