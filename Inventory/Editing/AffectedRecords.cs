// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Editing;

/// <summary>
/// The records that were not changed themselves, and whose validity or meaning depends on one that was. For use by one
/// thread.
/// </summary>
internal sealed class AffectedRecords
{
    private readonly InventoryModel _before;
    private readonly InventoryModel _after;
    private readonly HashSet<RecordId> _found = [];

    private AffectedRecords(InventoryModel before, InventoryModel after)
    {
        _before = before;
        _after = after;
    }

    /// <summary>Finds them.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="before">The model before them.</param>
    /// <param name="after">The model after them.</param>
    public static IReadOnlyCollection<RecordId> Of(
        IReadOnlyList<Change> changes, InventoryModel before, InventoryModel after)
    {
        var affected = new AffectedRecords(before, after);
        foreach (Change change in changes)
        {
            affected.Add(change);
        }

        affected._found.ExceptWith(changes.Select(change => change.Id));
        return affected._found;
    }

    private void Add(Change change)
    {
        // The revision of a project goes up with every change; only its removal matters to what is in it.
        if (change.Id.Kind != RecordKind.Project || change.After is null)
        {
            AddReferrers(change.Id);
        }

        if (EntityOf(change.Before, _before) is { } former)
        {
            AddUsersOf(former);
        }

        if (EntityOf(change.After, _after) is { } present)
        {
            AddUsersOf(present);
        }
    }

    private void AddReferrers(RecordId id)
    {
        foreach (RecordId referrer in _after.Tables.ReferrersOf(id))
        {
            _found.Add(referrer);
        }
    }

    // The addresses of an entity are what its communications, and those of the groups that it is in, mean.
    private void AddUsersOf(long entity)
    {
        foreach (Communication communication in _after.CommunicationsNaming(entity))
        {
            _found.Add(new RecordId(RecordKind.Communication, communication.Id));
        }

        foreach (Entity group in _after.GroupsOf(entity))
        {
            if (_found.Add(new RecordId(RecordKind.Entity, group.Id)))
            {
                AddUsersOf(group.Id);
            }
        }
    }

    private static long? EntityOf(IRecord? record, InventoryModel model) => record switch
    {
        Entity entity => entity.Id,
        Interface one => one.Entity,
        InterfaceAddress address => model.Interfaces.GetValueOrDefault(address.Interface)?.Entity,
        _ => null,
    };
}
