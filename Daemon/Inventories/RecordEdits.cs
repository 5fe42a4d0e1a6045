// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Auth;
using Daemon.Sessions;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>
/// Adds, changes and removes records within an edit, as far as a session may. What is wrong with fields becomes
/// findings; what is not allowed, or not there, is a fault. For use by one thread.
/// </summary>
internal sealed class RecordEdits(Session session, InventoryEdit edit, FindingList findings)
{
    private readonly InventoryAccess _access = new(session, edit.Model);

    /// <summary>Adds a record.</summary>
    /// <returns>The record; null where something was found.</returns>
    public IRecord? Create(RecordKind kind, IReadOnlyDictionary<string, object?> fields)
    {
        var found = new FindingList();
        IRecord record = RecordFields.Read(kind, fields, null, edit.Model, found);
        if (Take(found))
        {
            return null;
        }

        _access.Require(InventoryPermissions.Edit, record is Project ? null : ProjectRecords.OwnerOf(record, edit.Model));
        return edit.Add(record);
    }

    /// <summary>Changes fields of a record; the others stay.</summary>
    /// <returns>The record; null where something was found.</returns>
    public IRecord? Update(RecordKind kind, long id, IReadOnlyDictionary<string, object?> fields)
    {
        IRecord present = _access.Find(kind, id);
        var found = new FindingList();
        IRecord record = RecordFields.Read(kind, fields, present, edit.Model, found);
        if (Take(found))
        {
            return null;
        }

        _access.Require(InventoryPermissions.Edit, ProjectRecords.OwnerOf(present, edit.Model));
        _access.Require(InventoryPermissions.Edit, ProjectRecords.OwnerOf(record, edit.Model));
        edit.Put(record);
        return record;
    }

    /// <summary>Removes a record with what belongs to it.</summary>
    /// <returns>The record.</returns>
    public IRecord Delete(RecordKind kind, long id)
    {
        IRecord record = _access.Find(kind, id);
        RecordRemoval.Of(new RecordId(kind, id), cascade: false, _access, edit.Model).Apply(edit);
        return record;
    }

    private bool Take(FindingList found)
    {
        foreach (Finding finding in found)
        {
            findings.Add(finding);
        }

        return found.HasErrors;
    }
}
