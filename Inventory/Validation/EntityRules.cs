// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for entities, and for groups among them.</summary>
internal static class EntityRules
{
    public static void Check(Entity entity, InventoryModel model, FindingList findings)
    {
        TextRules.CheckName(entity.Name, findings);
        TextRules.CheckLine("description", entity.Description, findings);
        TextRules.CheckTags(entity.Tags, findings);
        if (entity.Kind == EntityKind.Group)
        {
            CheckMembers(entity, model, findings);
        }
        else if (entity.Members.Count > 0)
        {
            findings.Add(ValidationCodes.Value, "members", $"Only a group has members.");
        }

        if (IsSubnetWithRules(entity))
        {
            findings.Add(
                ValidationCodes.SubnetHasRules, "observer", $"A subnet has no machine that could observe or load rules.");
        }

        CheckMove(entity, model, findings);
    }

    /// <summary>Whether rules or observations are asked for where there is no machine.</summary>
    public static bool IsSubnetWithRules(Entity entity) => entity is { Kind: EntityKind.Subnet, Observer: true };

    private static void CheckMembers(Entity group, InventoryModel model, FindingList findings)
    {
        if (group.Members.Count == 0)
        {
            findings.Add(
                ValidationCodes.GroupEmpty, "members", $"A group needs a member; an empty one would mean nothing.");
        }

        if (group.Members.Any(member => model.Entities[member].Project != group.Project))
        {
            findings.Add(ValidationCodes.CrossProject, "members", $"The members of a group are in its own project.");
        }

        if (Reaches(group.Id, group, model, []))
        {
            findings.Add(ValidationCodes.GroupCycle, "members", $"The group would contain itself.");
        }
    }

    private static bool Reaches(long sought, Entity from, InventoryModel model, HashSet<long> seen) =>
        from.Members.Any(member =>
            member == sought ||
            (seen.Add(member) &&
                model.Entities.TryGetValue(member, out Entity? next) && Reaches(sought, next, model, seen)));

    // An entity that moves to another project would take the ends of communications with it.
    private static void CheckMove(Entity entity, InventoryModel model, FindingList findings)
    {
        if (entity.Kind != EntityKind.External &&
            model.CommunicationsNaming(entity.Id).Any(one => one.Project != entity.Project))
        {
            findings.Add(
                ValidationCodes.InUse,
                "project",
                $"An entity with communications cannot change its project; remove them first.");
        }
    }
}
