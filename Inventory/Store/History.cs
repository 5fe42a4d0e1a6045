// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Inventory.Model;
using Inventory.Store.Rows;

namespace Inventory.Store;

/// <summary>The tables of the history: what was written by whom, and what it changed. Immutable; safe to use from any thread.</summary>
internal sealed class History(ISqlDatabase database)
{
    private readonly SqlTable _revisions = new("revision", "version", typeof(RevisionRow), database);
    private readonly SqlTable _projects = new("project_revision", "project, number", typeof(ProjectRevisionRow), database);
    private readonly SqlTable _changes = new("change", "version, position", typeof(ChangeRow), database);

    /// <summary>Writes an entry.</summary>
    /// <param name="version">The version that the write makes.</param>
    /// <param name="note">When, by whom, and why.</param>
    /// <param name="edit">The changes.</param>
    /// <param name="before">The model before them.</param>
    /// <param name="writer">Where it goes.</param>
    public async Task WriteAsync(
        long version, RevisionNote note, InventoryEdit edit, InventoryModel before, RowWriter writer)
    {
        IReadOnlyList<Change> changes = edit.Changes;
        await writer.WriteAsync(_revisions.Insertion, [new RevisionRow
        {
            Version = version,
            Time = ColumnText.Of(note.Time),
            Author = note.Author,
            Comment = note.Comment,
            ChangeCount = changes.Count(change => !ProjectRecords.IsRevisionOnly(change)),
        }]);
        await writer.WriteAsync(
            _projects.Insertion,
            changes.Where(change => change.Id.Kind == RecordKind.Project).Select(change => RevisionOf(change, version)));
        await writer.WriteAsync(
            _changes.Insertion,
            changes.Select((change, position) => RowOf(change, before, edit.Model, version, position)));
    }

    /// <summary>A part of the history, the newest entries first.</summary>
    public async Task<RevisionPage> PageAsync(
        long? project, int start, int length, DbTransaction transaction, CancellationToken cancellationToken)
    {
        string condition = project is null
            ? ""
            : " WHERE version IN (SELECT version FROM project_revision WHERE project = @project)";
        CommandDefinition Command(string sql) =>
            new(sql, new { project, start, length }, transaction, cancellationToken: cancellationToken);
        DbConnection connection = transaction.Connection!;
        int total = await connection.ExecuteScalarAsync<int>(Command("SELECT COUNT(*) FROM revision" + condition));
        RevisionRow[] rows = [.. await connection.QueryAsync<RevisionRow>(Command(
            _revisions.Selection + condition + " ORDER BY version DESC LIMIT @length OFFSET @start"))];
        ILookup<long, ProjectRevision> projects = await ProjectsOfAsync(rows, transaction, cancellationToken);
        return new RevisionPage(total, [.. rows.Select(row => new RevisionEntry(
            row.Version,
            new RevisionNote(ColumnText.Time(row.Time), row.Author, row.Comment),
            [.. projects[row.Version]],
            (int)row.ChangeCount))]);
    }

    /// <summary>The changes of the records of a project between two of its revisions, in the order of time.</summary>
    public Task<IReadOnlyList<Change>> ChangesAsync(
        long project, int after, int through, DbTransaction transaction, CancellationToken cancellationToken) =>
        ReadChangesAsync(
            """
             WHERE version IN
                (SELECT version FROM project_revision WHERE project = @project AND number > @after AND number <= @through)
                AND (project_before = @project OR project_after = @project)
            """,
            new { project, after, through },
            transaction,
            cancellationToken);

    /// <summary>All changes after a version and through another, in the order of time.</summary>
    public Task<IReadOnlyList<Change>> ChangesAsync(
        long after, long through, DbTransaction transaction, CancellationToken cancellationToken) =>
        ReadChangesAsync(
            " WHERE version > @after AND version <= @through", new { after, through }, transaction, cancellationToken);

    /// <summary>The version that a revision of a project was written with; null where there is no such revision.</summary>
    public static async Task<long?> FindVersionAsync(
        ProjectRevision revision, DbTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "SELECT version FROM project_revision WHERE project = @Project AND number = @Number",
            revision,
            transaction,
            cancellationToken: cancellationToken));

    private async Task<IReadOnlyList<Change>> ReadChangesAsync(
        string condition, object parameters, DbTransaction transaction, CancellationToken cancellationToken) =>
    [
        .. (await transaction.Connection!.QueryAsync<ChangeRow>(new CommandDefinition(
            _changes.Selection + condition + " ORDER BY version, position",
            parameters,
            transaction,
            cancellationToken: cancellationToken))).Select(ToChange),
    ];

    private async Task<ILookup<long, ProjectRevision>> ProjectsOfAsync(
        RevisionRow[] rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        IEnumerable<ProjectRevisionRow> projects = rows.Length == 0 ? [] :
            await transaction.Connection!.QueryAsync<ProjectRevisionRow>(new CommandDefinition(
                _projects.Selection + " WHERE version BETWEEN @first AND @last ORDER BY project",
                new { first = rows[^1].Version, last = rows[0].Version },
                transaction,
                cancellationToken: cancellationToken));
        return projects.ToLookup(row => row.Version, row => new ProjectRevision(row.Project, (int)row.Number));
    }

    // The removal of a project is its last revision.
    private static ProjectRevisionRow RevisionOf(Change change, long version) => new()
    {
        Project = change.Id.Id,
        Number = change.After is Project now ? now.Revision : ((Project)change.Before!).Revision + 1,
        Version = version,
    };

    private static ChangeRow RowOf(
        Change change, InventoryModel before, InventoryModel after, long version, int position) => new()
        {
            Version = version,
            Position = position,
            ProjectBefore = ProjectRecords.OwnerOf(change.Before, before),
            ProjectAfter = ProjectRecords.OwnerOf(change.After, after),
            Kind = RecordTables.NameOf(change.Id.Kind),
            Record = change.Id.Id,
            OldRow = Json(change.Before, before),
            NewRow = Json(change.After, after),
        };

    private static string? Json(IRecord? record, InventoryModel model) =>
        record is null ? null : StoredJson.Of(RecordTables.RowOf(record, model));

    private static Change ToChange(ChangeRow row)
    {
        var kind = Enum.Parse<RecordKind>(row.Kind, ignoreCase: true);
        Type rowType = RecordTables.RowTypeOf(kind);
        return new Change(
            new RecordId(kind, row.Record), StoredJson.Read(rowType, row.OldRow), StoredJson.Read(rowType, row.NewRow));
    }
}
