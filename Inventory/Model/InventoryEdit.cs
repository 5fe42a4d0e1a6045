// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Model;

/// <summary>
/// Changes to a model that become a new one together. It does not judge them; <see cref="Validation"/> does. For use
/// by one thread.
/// </summary>
public sealed class InventoryEdit
{
    private readonly InventoryModel _base;
    private readonly ModelTables _tables;
    private readonly Dictionary<RecordId, int> _order = [];

    /// <summary>Begins an edit; the model itself stays as it is.</summary>
    public InventoryEdit(InventoryModel model)
    {
        _base = model;
        _tables = model.Tables.Copy();
        Model = new InventoryModel(_tables);
    }

    /// <summary>The model as the changes so far leave it. It goes on changing with the edit, until the edit is dropped.</summary>
    public InventoryModel Model { get; }

    /// <summary>
    /// What is different from the model that the edit began with, in the order in which records were touched first. A
    /// record that is as it was before is not among it.
    /// </summary>
    public IReadOnlyList<Change> Changes =>
    [
        .. _order.OrderBy(one => one.Value)
            .Select(one => new Change(one.Key, _base.Find(one.Key), Model.Find(one.Key)))
            .Where(change => !Equals(change.Before, change.After)),
    ];

    /// <summary>Adds a record under a new id.</summary>
    /// <param name="record">The record; its id is ignored.</param>
    /// <returns>The record with its id.</returns>
    public T Add<T>(T record)
        where T : class, IRecord
    {
        RecordKind kind = RecordShape.KindOf(record);
        T added = (T)WithId(record, _tables.NextId(kind));
        Put(added);
        return added;
    }

    /// <summary>Puts a record in the place of the one with its id, or back where it was.</summary>
    public void Put(IRecord record)
    {
        Touch(new RecordId(RecordShape.KindOf(record), record.Id));
        _tables.Put(record, Model);
    }

    /// <summary>Takes a record out, and nothing else; <see cref="Validation.Removal"/> says what has to go with it.</summary>
    public void Remove(RecordId id)
    {
        Touch(id);
        _tables.Remove(id, Model);
    }

    private void Touch(RecordId id) => _order.TryAdd(id, _order.Count);

    /// <summary>A copy of a record under another id.</summary>
    internal static IRecord WithId(IRecord record, long id) => record switch
    {
        Project project => project with { Id = id },
        Location location => location with { Id = id },
        Entity entity => entity with { Id = id },
        Interface one => one with { Id = id },
        InterfaceAddress address => address with { Id = id },
        Service service => service with { Id = id },
        Communication communication => communication with { Id = id },
        _ => record,
    };
}
