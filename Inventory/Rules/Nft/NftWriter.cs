// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Text;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Rules.Nft;

/// <summary>Writes rules for nft(8), of both families, in a table of their own.</summary>
/// <remarks>
/// The first two lines make loading a replacement of that table alone, in one transaction, whether it was there or not.
/// Other tables are left as they are; so a packet that this table accepts may still be dropped by another.
/// </remarks>
internal static class NftWriter
{
    /// <summary>Writes the file.</summary>
    /// <param name="permissions">What is permitted.</param>
    /// <param name="header">The comment lines on top.</param>
    /// <param name="findings">Where to put what nft cannot say.</param>
    public static string Write(EntityPermissions permissions, RuleHeader header, FindingList findings)
    {
        RuleDirection[] directions = header.Profile switch
        {
            Profile.HostStrict => [RuleDirection.In, RuleDirection.Out],
            Profile.Router => [RuleDirection.In, RuleDirection.Forward],
            _ => [RuleDirection.In],
        };
        NftDirection[] declared =
        [
            .. directions.Select(direction => new NftDirection(direction, permissions, findings)),
        ];
        var text = new StringBuilder("#!/usr/sbin/nft -f\n")
            .Append(header.Text)
            .Append("table inet pyctd\ndelete table inet pyctd\ntable inet pyctd {\n");
        WriteLimits(text, declared);
        foreach (NftDirection direction in declared)
        {
            direction.WriteSetsTo(text);
        }

        WriteChains(text, header.Profile, declared);
        return text.Append("}\n").ToString();
    }

    private static void WriteLimits(StringBuilder text, NftDirection[] declared)
    {
        foreach (PermittedTraffic limited in declared
            .SelectMany(direction => direction.Limited)
            .DistinctBy(permitted => permitted.Communication)
            .OrderBy(permitted => permitted.Communication))
        {
            // As much at once as in the whole unit of time, as hashlimit of iptables has it.
            text.Append($"\tlimit {NftPlainRule.LimitName(limited.Communication)} {{\n");
            text.Append($"\t\trate {limited.Rate} burst {limited.Rate!.Count} packets\n\t}}\n");
        }
    }

    private static void WriteChains(StringBuilder text, Profile profile, NftDirection[] declared)
    {
        bool isAlone = profile != Profile.Coexist;
        BeginChain(text, "input", isAlone ? "drop" : "accept");
        if (isAlone)
        {
            text.Append(NftBuiltIns.Input);
        }

        declared[0].WriteRulesTo(text);
        if (isAlone)
        {
            text.Append(NftBuiltIns.LogDrop(RuleDirection.In));
        }

        text.Append("\t}\n");
        if (isAlone)
        {
            WriteForward(text, profile == Profile.Router ? declared[1] : null);
            WriteOutput(text, profile == Profile.HostStrict ? declared[1] : null);
        }
    }

    private static void WriteForward(StringBuilder text, NftDirection? declared)
    {
        BeginChain(text, "forward", "drop");
        if (declared is not null)
        {
            text.Append(NftBuiltIns.KnownConnections);
            declared.WriteRulesTo(text);
            text.Append(NftBuiltIns.LogDrop(RuleDirection.Forward));
        }

        text.Append("\t}\n");
    }

    private static void WriteOutput(StringBuilder text, NftDirection? declared)
    {
        BeginChain(text, "output", declared is null ? "accept" : "drop");
        text.Append(NftBuiltIns.Output);
        if (declared is not null)
        {
            text.Append(NftBuiltIns.Services);
            declared.WriteRulesTo(text);
            text.Append(NftBuiltIns.LogDrop(RuleDirection.Out));
        }

        text.Append("\t}\n");
    }

    private static void BeginChain(StringBuilder text, string hook, string policy) => text.Append(
        $"\tchain {hook} {{\n\t\ttype filter hook {hook} priority filter; policy {policy};\n");
}
