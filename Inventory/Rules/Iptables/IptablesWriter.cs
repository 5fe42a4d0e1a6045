// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Text;
using Inventory.Model;
using Inventory.Validation;
using static System.Globalization.CultureInfo;

namespace Inventory.Rules.Iptables;

/// <summary>Writes files for iptables-restore and ip6tables-restore: one table each, because two are not loaded as one.</summary>
internal static class IptablesWriter
{
    /// <summary>Writes the file of one family.</summary>
    public static string Write(
        EntityPermissions permissions, RuleHeader header, RuleFamily family, RuleMode mode, FindingList findings)
    {
        var text = new StringBuilder(header.Text);
        text.Append("*filter\n");
        if (mode == RuleMode.Replace)
        {
            WriteFrame(text, family, header.Profile);
        }
        else
        {
            WriteChains(text, RuleChain.Of(header.Profile));
        }

        var rules = new IptablesRuleWriter(text, findings);
        foreach (RuleChain chain in RuleChain.Of(header.Profile))
        {
            WriteDeclared(text, rules, chain, permissions, family);
        }

        return text.Append("COMMIT\n").ToString();
    }

    private static void WriteFrame(StringBuilder text, RuleFamily family, Profile profile)
    {
        text.Append(":INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n");
        text.Append(profile == Profile.HostStrict ? ":OUTPUT DROP [0:0]\n" : ":OUTPUT ACCEPT [0:0]\n");
        WriteChains(
            text,
            profile == Profile.Router
                ? [RuleChain.In, RuleChain.Out, RuleChain.Forward]
                : [RuleChain.In, RuleChain.Out]);
        WriteBuiltIns(text, RuleChain.In, family, profile);
        if (profile == Profile.Router)
        {
            WriteBuiltIns(text, RuleChain.Forward, family, profile);
        }

        WriteBuiltIns(text, RuleChain.Out, family, profile);
    }

    private static void WriteChains(StringBuilder text, IReadOnlyList<RuleChain> chains)
    {
        foreach (RuleChain chain in chains)
        {
            text.Append(InvariantCulture, $":{chain.Name} - [0:0]\n");
        }
    }

    private static void WriteBuiltIns(StringBuilder text, RuleChain chain, RuleFamily family, Profile profile)
    {
        foreach (BuiltInRule rule in BuiltInRules.Of(chain, family, profile))
        {
            text.Append(InvariantCulture, $"-A {chain.Hook} {rule.Match}{(rule.Match.Length > 0 ? " " : "")}");
            text.Append(InvariantCulture, $"-m comment --comment \"pyctd b={rule.Name}\" -j {rule.Target}\n");
        }
    }

    private static void WriteDeclared(
        StringBuilder text, IptablesRuleWriter rules, RuleChain chain, EntityPermissions permissions, RuleFamily family)
    {
        string? group = null;
        foreach (PermittedTraffic permitted in permissions[chain.Direction])
        {
            if (permitted.Family != family)
            {
                continue;
            }

            if (permitted.Description != group)
            {
                group = permitted.Description;
                WriteGroup(text, group);
            }

            rules.Write(chain, permitted);
        }
    }

    // iptables-restore reads lines of up to 10,239 bytes, and takes what is beyond for the next line, comment or not.
    private static void WriteGroup(StringBuilder text, string description)
    {
        string plain = InventoryText.Strip(description, InventoryText.MaximumDescriptionLength);
        text.Append('\n');
        if (plain.Length > 0)
        {
            text.Append(InvariantCulture, $"# {plain}\n");
        }
    }
}
