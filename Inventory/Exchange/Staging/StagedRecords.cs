// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>
/// The records of a file in an edit: each in the place of the one that has its name already, or under a new id. For use
/// by one thread.
/// </summary>
/// <param name="edit">Where they go.</param>
/// <param name="before">The model before the import.</param>
/// <param name="isReplaced">Whether fields that the file does not say lose their values.</param>
/// <param name="findings">Where it goes what cannot be read.</param>
internal sealed class StagedRecords(
    InventoryEdit edit, InventoryModel before, bool isReplaced, ImportFindings findings)
{
    private readonly Dictionary<RecordId, FileRecord> _rows = [];
    private readonly Dictionary<FileRecord, long> _ids = [];

    /// <summary>The model as the edit leaves it so far.</summary>
    public InventoryModel Model => edit.Model;

    /// <summary>The rows by the records that they are about.</summary>
    public IReadOnlyDictionary<RecordId, FileRecord> Rows => _rows;

    /// <summary>The id that a record of the file has got; null where it was refused.</summary>
    public long? IdOf(FileRecord row) => _ids.TryGetValue(row, out long id) ? id : null;

    /// <summary>Puts a record into the edit.</summary>
    /// <param name="row">Where it comes from.</param>
    /// <param name="fields">Its fields, with ids in the place of names.</param>
    /// <returns>The record as it is now; null where it was refused and was not there before.</returns>
    public T? Stage<T>(FileRecord row, FieldMap fields)
        where T : class, IRecord
    {
        var found = new FindingList();
        T read = Read<T>(WithUsual(row, fields), null, found);
        T? present = FindPresent(read, found);
        if (present is not null && !_rows.TryAdd(new RecordId(RecordKindOf<T>.Value, present.Id), row))
        {
            int line = _rows[new RecordId(RecordKindOf<T>.Value, present.Id)].Line;
            findings.RefuseRow(row, ValidationCodes.NameTaken, "", $"Line {line} has the same record already.");
            return null;
        }

        if (findings.IsRefused(row))
        {
            return present;
        }

        if (present is not null && !isReplaced)
        {
            found = new FindingList();
            read = Read<T>(fields, present, found);
        }

        findings.Add(row, found);
        return found.HasErrors ? present : Keep(row, read, present);
    }

    /// <summary>Judges a staged record by the rules; errors refuse its row.</summary>
    public void Check(RecordId id, DateTimeOffset time)
    {
        if (Model.Find(id) is { } record && !findings.IsRefused(_rows[id]))
        {
            var found = new FindingList();
            RecordRules.Check(record, Model, time, found);
            findings.Add(_rows[id], found);
        }
    }

    /// <summary>Puts a record as it was before the import, or takes it out again.</summary>
    public void Undo(RecordId id)
    {
        if (before.Find(id) is { } record)
        {
            edit.Put(record);
        }
        else
        {
            edit.Remove(id);
        }
    }

    /// <summary>Puts a record in the place of itself.</summary>
    public void Change(IRecord record) => edit.Put(record);

    /// <summary>Takes a record out.</summary>
    public void Remove(RecordId id) => edit.Remove(id);

    private T Read<T>(IReadOnlyDictionary<string, object?> fields, T? present, FindingList found)
        where T : class, IRecord =>
        (T)RecordFields.Read(RecordKindOf<T>.Value, fields, present, Model, found);

    // The key of a communication is all of what it permits: one that was not read right has none.
    private T? FindPresent<T>(T read, FindingList found)
        where T : class, IRecord
    {
        if (read is Communication && found.HasErrors)
        {
            return null;
        }

        ImmutableSortedSet<long> ids = Model.Tables.FindByKey(RecordShape.KeysOf(read, Model).Single());
        return ids.IsEmpty ? null : (T?)Model.Find(new RecordId(RecordKindOf<T>.Value, ids[0]));
    }

    private T Keep<T>(FileRecord row, T read, T? present)
        where T : class, IRecord
    {
        T kept = present switch
        {
            null => edit.Add(read),
            Project project => (T)(IRecord)((Project)(IRecord)read with
            {
                Id = project.Id,
                Revision = project.Revision,
                Created = project.Created,
                Modified = project.Modified,
            }),
            _ => (T)InventoryEdit.WithId(read, present.Id),
        };
        edit.Put(kept);
        _rows[new RecordId(RecordKindOf<T>.Value, kept.Id)] = row;
        _ids[row] = kept.Id;
        return kept;
    }

    private static FieldMap WithUsual(FileRecord row, FieldMap fields)
    {
        if (row.Usual is null)
        {
            return fields;
        }

        var all = new FieldMap();
        foreach ((string name, object? value) in fields.Concat(row.Usual))
        {
            all.TryAdd(name, value);
        }

        return all;
    }
}
