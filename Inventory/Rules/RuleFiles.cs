// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Model;
using Inventory.Rules.Nft;
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
        EntityPermissions permissions = EntityPermissions.Of(entity, model, options.Time);
        RuleHeader header = HeaderOf(entity, model, options);
        (string content, string digest) = RuleHeader.Seal(Write(permissions, header, options, findings));
        return new RuleFile(FileName.Of(entity.Name, options.Format), content, digest, findings);
    }

    private static string Write(
        EntityPermissions permissions, RuleHeader header, RenderOptions options, FindingList findings) =>
        options.Format switch
        {
            RuleFormat.Nft => NftWriter.Write(permissions, header, header.Profile),
            _ => throw new NotSupportedException($"{options.Format} {permissions} {header} {findings}"),
        };

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
