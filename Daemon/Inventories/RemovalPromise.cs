// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>What a preview of a removal promised, and when it still holds. Immutable.</summary>
/// <param name="Record">The record.</param>
/// <param name="Cascade">Whether records that use it go too.</param>
/// <param name="Revisions">The revisions that the projects concerned had.</param>
internal sealed record RemovalPromise(RecordId Record, bool Cascade, IReadOnlyDictionary<long, int> Revisions)
{
    /// <summary>Makes the promise for a removal.</summary>
    public static RemovalPromise Of(RecordId record, bool cascade, Removal removal, InventoryModel model) =>
        new(record, cascade, RevisionsOf(removal, model));

    /// <summary>Whether everything is as it was when it was made.</summary>
    public bool Holds(Removal removal, InventoryModel model)
    {
        Dictionary<long, int> now = RevisionsOf(removal, model);
        return now.Count == Revisions.Count && now.All(Revisions.Contains);
    }

    private static Dictionary<long, int> RevisionsOf(Removal removal, InventoryModel model) => removal.Removed
        .Select(id => ProjectRecords.OwnerOf(model.Find(id)!, model))
        .Concat(removal.Shrunk.Select(group => (long?)group.Project))
        .OfType<long>()
        .Distinct()
        .ToDictionary(id => id, id => model.Projects[id].Revision);
}
