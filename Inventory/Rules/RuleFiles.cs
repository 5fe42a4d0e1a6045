// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Model;
using Inventory.Rules.Iptables;
using Inventory.Rules.Nft;
using Inventory.Rules.Scripts;
using Inventory.Validation;

namespace Inventory.Rules;

/// <summary>Makes the rules of an entity in every format: the one entry. Stateless; safe to use from any thread.</summary>
public static class RuleFiles
{
    /// <summary>Renders the rules of an entity. The same model, entity and options give the same bytes.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="model">The model that it is in.</param>
    /// <param name="options">Which rules, and how.</param>
    /// <returns>The file; see its findings before it is used.</returns>
    public static RuleFile Render(Entity entity, InventoryModel model, RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new FindingList();
        EntityPermissions permissions =
            RuleConditions.Refuse(EntityPermissions.Of(entity, model, options.Time), findings);
        RuleHeader header = HeaderOf(entity, model, options);
        Check(entity, permissions, header.Profile, findings);
        (string content, string digest) = RuleHeader.Seal(Write(permissions, header, options, findings));
        return new RuleFile(FileName.Of(entity.Name, options.Format), content, digest, findings);
    }

    private static string Write(
        EntityPermissions permissions, RuleHeader header, RenderOptions options, FindingList findings)
    {
        RuleMode mode = ModeOf(options, header.Profile, findings);
        return options.Format switch
        {
            RuleFormat.Iptables => IptablesWriter.Write(permissions, header, RuleFamily.IPv4, mode, findings),
            RuleFormat.Ip6tables => IptablesWriter.Write(permissions, header, RuleFamily.IPv6, mode, findings),
            RuleFormat.Json => JsonRuleWriter.Write(permissions, header),
            RuleFormat.Shell => ShellWriter.Write(permissions, header, mode, findings),
            RuleFormat.Conntrackt => ConntracktWriter.Write(permissions, findings),
            _ => NftWriter.Write(permissions, header, findings),
        };
    }

    private static RuleMode ModeOf(RenderOptions options, Profile profile, FindingList findings)
    {
        RuleMode suitable = options.Format == RuleFormat.Nft ? RuleMode.OwnTable
            : profile == Profile.Coexist ? RuleMode.OwnChain
            : RuleMode.Replace;
        bool fits = options.Mode is not { } asked || asked == suitable ||
            (asked == RuleMode.OwnChain && suitable == RuleMode.Replace);
        if (!fits)
        {
            findings.Add(
                ValidationCodes.Value, "mode", $"Rules of this format and profile cannot be loaded in this way.");
        }

        return fits ? options.Mode ?? suitable : suitable;
    }

    private static void Check(
        Entity entity, EntityPermissions permissions, Profile profile, FindingList findings)
    {
        if (entity.Kind is not (EntityKind.Host or EntityKind.Router))
        {
            findings.Add(
                ValidationCodes.SubnetHasRules, "entity", $"{entity.Name} is no machine that could load rules.");
        }

        if (profile != Profile.Router && permissions[RuleDirection.Forward].Any())
        {
            findings.Add(
                ValidationCodes.NotForwarded,
                "profile",
                $"{entity.Name} is a router, and its profile does not let through what others say to each other.");
        }

        foreach (long communication in permissions.Unexpressed)
        {
            findings.Add(
                ValidationCodes.Format,
                "",
                $"Communication {communication}: some of its traffic has no two addresses of a family that it could be between.");
        }
    }

    private static RuleHeader HeaderOf(Entity entity, InventoryModel model, RenderOptions options)
    {
        model.Projects.TryGetValue(entity.Project, out Project? project);
        string family = options.Format switch
        {
            RuleFormat.Iptables => "ipv4",
            RuleFormat.Ip6tables => "ipv6",
            _ => "inet",
        };
        return new RuleHeader(
            project?.Name ?? "", entity.Name, family, options.Profile ?? entity.Profile, project?.Revision ?? 0);
    }
}
