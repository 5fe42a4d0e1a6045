// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Rules.Iptables;
using Inventory.Validation;

namespace Inventory.Rules.Scripts;

/// <summary>Writes a shell script with the rules of both families in it.</summary>
internal static class ShellWriter
{
    /// <summary>Writes the script.</summary>
    public static string Write(
        EntityPermissions permissions, RuleHeader header, RuleMode mode, FindingList findings)
    {
        return ApplyScript.OfEntity(header.Text, Rules(RuleFamily.IPv4, "ipv4"), Rules(RuleFamily.IPv6, "ipv6"));

        string Rules(RuleFamily family, string name) => RuleHeader.Seal(
            IptablesWriter.Write(permissions, header with { Family = name }, family, mode, findings)).Content;
    }
}
