// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using Inventory.Model;
using Inventory.Store.Rows;

namespace Inventory.Store;

/// <summary>The tables of the records as they are now. Immutable; safe to use from any thread.</summary>
internal sealed class RecordTables
{
    // Others come before those that refer to them: an address needs its interface.
    private static readonly (RecordKind Kind, Type Row)[] s_kinds =
    [
        (RecordKind.Project, typeof(ProjectRow)),
        (RecordKind.Location, typeof(LocationRow)),
        (RecordKind.Entity, typeof(EntityRow)),
        (RecordKind.Interface, typeof(InterfaceRow)),
        (RecordKind.Address, typeof(AddressRow)),
        (RecordKind.Service, typeof(ServiceRow)),
        (RecordKind.Communication, typeof(CommunicationRow)),
    ];

    private readonly Dictionary<RecordKind, SqlTable> _tables;
    private readonly SqlTable _memberships;
    private readonly SqlTable _entries;
    private readonly SqlTable _lastIds;

    /// <summary>Makes the statements.</summary>
    public RecordTables(ISqlDatabase database)
    {
        _tables = s_kinds.ToDictionary(
            one => one.Kind, one => new SqlTable(NameOf(one.Kind), "id", one.Row, database));
        _memberships = new SqlTable("membership", "entity, member", typeof(MembershipRow), database);
        _entries = new SqlTable("service_entry", "service, position", typeof(ServiceEntryRow), database);
        _lastIds = new SqlTable("last_id", "kind", typeof(LastIdRow), database);
    }

    /// <summary>The type of the rows of a kind.</summary>
    public static Type RowTypeOf(RecordKind kind) => s_kinds[(int)kind].Row;

    /// <summary>The name of a kind, which is that of its table.</summary>
    public static string NameOf(RecordKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The row of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="model">The model that it is in.</param>
    public static IRecordRow RowOf(IRecord record, InventoryModel model) => record switch
    {
        Project project => ProjectRow.Of(project),
        Location location => LocationRow.Of(location),
        Entity entity => EntityRow.Of(entity),
        Interface one => InterfaceRow.Of(one),
        InterfaceAddress address => AddressRow.Of(address, model),
        Service service => ServiceRow.Of(service),
        Communication communication => CommunicationRow.Of(communication),
        _ => throw new ArgumentException($"{record.GetType()} is no record of the inventory.", nameof(record)),
    };

    /// <summary>Reads all records into a model.</summary>
    public async Task<InventoryModel> LoadAsync(DbTransaction transaction)
    {
        var edit = new InventoryEdit(InventoryModel.Empty);
        foreach ((RecordKind kind, Type rowType) in s_kinds)
        {
            object[] rows = [.. await QueryAsync(rowType, _tables[kind].Selection, transaction)];
            await LoadPartsAsync(rows, transaction);
            foreach (IRecordRow row in rows.Cast<IRecordRow>())
            {
                edit.Put(row.ToRecord());
            }
        }

        await LoadLastIdsAsync(edit.Model, transaction);
        return edit.Model;
    }

    /// <summary>Notes in a model which ids were given, also to records that are gone.</summary>
    public async Task LoadLastIdsAsync(InventoryModel model, DbTransaction transaction)
    {
        foreach (LastIdRow row in await transaction.Connection!.QueryAsync<LastIdRow>(
            _lastIds.Selection, transaction: transaction))
        {
            model.Tables.KeepIds(Enum.Parse<RecordKind>(row.Kind, ignoreCase: true), row.LastId);
        }
    }

    /// <summary>Writes changes.</summary>
    /// <param name="edit">The changes, and the model after them.</param>
    /// <param name="before">The model before them.</param>
    /// <param name="writer">Where they go.</param>
    public async Task WriteAsync(InventoryEdit edit, InventoryModel before, RowWriter writer)
    {
        InventoryModel after = edit.Model;
        Change[] changes = [.. WithAddressesOfMovedInterfaces(edit.Changes, after)];

        // What takes another's place in a unique key can do so only once that is gone; references are judged at the end.
        foreach (IGrouping<RecordKind, Change> kind in changes
            .Where(change => MustGoFirst(change, before, after)).GroupBy(change => change.Id.Kind))
        {
            await writer.WriteAsync(_tables[kind.Key].DeletionBy("id"), kind.Select(change => new { id = change.Id.Id }));
        }

        foreach (IGrouping<RecordKind, Change> kind in changes
            .Where(change => change.After is not null).GroupBy(change => change.Id.Kind))
        {
            IRecordRow[] rows = [.. kind.Select(change => RowOf(change.After!, after))];
            await writer.WriteAsync(_tables[kind.Key].Upsert, rows);
            await WritePartsAsync(rows, writer);
        }

        await writer.WriteAsync(_lastIds.Upsert, s_kinds.Select(one =>
            new LastIdRow { Kind = NameOf(one.Kind), LastId = after.Tables.LastId(one.Kind) }));
    }

    private static async Task<IEnumerable<object>> QueryAsync(Type rowType, string sql, DbTransaction transaction) =>
        await transaction.Connection!.QueryAsync(rowType, sql, transaction: transaction);

    // The parts of all rows of a table at once: a question for each would take far longer.
    private async Task LoadPartsAsync(object[] rows, DbTransaction transaction)
    {
        DbConnection connection = transaction.Connection!;
        if (rows.OfType<EntityRow>().Any())
        {
            ILookup<long, MembershipRow> members =
                (await connection.QueryAsync<MembershipRow>(_memberships.Selection, transaction: transaction))
                .ToLookup(row => row.Entity);
            foreach (EntityRow row in rows.Cast<EntityRow>())
            {
                row.Members = [.. members[row.Id]];
            }
        }
        else if (rows.OfType<ServiceRow>().Any())
        {
            ILookup<long, ServiceEntryRow> entries =
                (await connection.QueryAsync<ServiceEntryRow>(_entries.Selection, transaction: transaction))
                .ToLookup(row => row.Service);
            foreach (ServiceRow row in rows.Cast<ServiceRow>())
            {
                row.Entries = [.. entries[row.Id]];
            }
        }
    }

    private async Task WritePartsAsync(IRecordRow[] rows, RowWriter writer)
    {
        EntityRow[] entities = [.. rows.OfType<EntityRow>()];
        await writer.WriteAsync(_memberships.DeletionBy("entity"), entities.Select(row => new { id = row.Id }));
        await writer.WriteAsync(_memberships.Insertion, entities.SelectMany(row => row.Members));

        ServiceRow[] services = [.. rows.OfType<ServiceRow>()];
        await writer.WriteAsync(_entries.DeletionBy("service"), services.Select(row => new { id = row.Id }));
        await writer.WriteAsync(_entries.Insertion, services.SelectMany(row => row.Entries));
    }

    private static bool MustGoFirst(Change change, InventoryModel before, InventoryModel after) =>
        change.After is null ||
        (change.Before is not null &&
            !RecordShape.KeysOf(change.Before, before).SequenceEqual(RecordShape.KeysOf(change.After, after)));

    // An address has the entity of its interface, so that it can be unique there.
    private static IEnumerable<Change> WithAddressesOfMovedInterfaces(IReadOnlyList<Change> changes, InventoryModel after) =>
        changes.Concat(
            from change in changes
            where change is { Before: Interface before, After: Interface now } && before.Entity != now.Entity
            from address in after.AddressesOf(change.Id.Id)
            let id = new RecordId(RecordKind.Address, address.Id)
            where !changes.Any(other => other.Id == id)
            select new Change(id, address, address));
}
