// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>Everything that a record refers to exists.</summary>
internal static class ReferenceRules
{
    /// <summary>Adds a finding for each record that is referred to and does not exist.</summary>
    /// <returns>Whether all exist, so that the other rules can follow the references.</returns>
    public static bool Check(IRecord record, InventoryModel model, FindingList findings)
    {
        bool allExist = true;
        foreach (Reference reference in RecordShape.ReferencesOf(record))
        {
            if (model.Find(reference.Target) is null)
            {
                allExist = false;
                string field = FieldOf(reference, record);
                findings.Add(
                    ValidationCodes.Unknown, field, $"There is no record with the id {reference.Target.Id} for {field}.");
            }
        }

        return allExist;
    }

    private static string FieldOf(Reference reference, IRecord record) => reference.Role switch
    {
        ReferenceRole.Member => "members",
        ReferenceRole.End when record is Communication { Source: var source } && source.Id == reference.Target.Id => "source",
        ReferenceRole.End => "destination",
        ReferenceRole.Used when record is InterfaceAddress => "nat_of",
        _ => reference.Target.Kind.ToString().ToLowerInvariant(),
    };
}
