// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using Localization;

namespace Inventory.Editing;

/// <summary>Projects as they were. Safe for use by several threads at once.</summary>
/// <param name="store">Where the inventory is.</param>
public sealed class ProjectHistory(IInventoryStore store)
{
    /// <summary>The whole model as it was when a revision of a project was written.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="revision">Its revision; 0 for the time before it was there, which is the empty model.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InventoryValidationException">There is no such revision.</exception>
    public async Task<InventoryModel> ModelAtAsync(long project, int revision, CancellationToken cancellationToken)
    {
        if (revision == 0)
        {
            return InventoryModel.Empty;
        }

        long version = await store.FindVersionAsync(new ProjectRevision(project, revision), cancellationToken)
            ?? throw NoSuchRevision(project, revision);
        return await store.ModelAtAsync(version, cancellationToken);
    }

    /// <summary>
    /// What is different between two revisions of a project: its records, and those locations, shared services and
    /// entities of others that it used in one of them.
    /// </summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="from">The revision that is compared with; may be the later one.</param>
    /// <param name="to">The revision that is compared.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The differences; a record that was changed and changed back is not among them, nor is the revision itself.
    /// </returns>
    /// <exception cref="InventoryValidationException">There is no such revision.</exception>
    public async Task<IReadOnlyList<Change>> DiffAsync(
        long project, int from, int to, CancellationToken cancellationToken)
    {
        InventoryModel before = await ModelAtAsync(project, from, cancellationToken);
        InventoryModel after = await ModelAtAsync(project, to, cancellationToken);
        IEnumerable<RecordId> ids = SeenBy(project, before).Concat(SeenBy(project, after)).Distinct();
        return
        [
            .. ids.Select(id => new Change(id, before.Find(id), after.Find(id)))
                .Where(change => !Equals(change.Before, change.After) && !ProjectRecords.IsRevisionOnly(change)),
        ];
    }

    /// <summary>Prepares to bring a project back to what it was, which makes a new revision of it.</summary>
    /// <remarks>
    /// Only the records of the project go back. What it used and does not own stays as it is now; where that is gone, such as
    /// a location, the editor refuses the change and says which record lacks it.
    /// </remarks>
    /// <param name="project">The id of the project, which may have been removed meanwhile.</param>
    /// <param name="to">The revision.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The change, for <see cref="InventoryEditor.EditAsync"/>.</returns>
    /// <exception cref="InventoryValidationException">There is no such revision, or the project was not there then.</exception>
    public async Task<Action<InventoryEdit, FindingList>> RevertAsync(
        long project, int to, CancellationToken cancellationToken)
    {
        InventoryModel past = await ModelAtAsync(project, to, cancellationToken);
        if (!past.Projects.ContainsKey(project))
        {
            throw NoSuchRevision(project, to);
        }

        RevisionPage newest = await store.HistoryAsync(project, 0, 1, cancellationToken);
        int last = newest.Entries[0].Projects.Single(one => one.Project == project).Number;
        return (edit, _) => Revert(project, past, last, edit);
    }

    private static void Revert(long project, InventoryModel past, int lastRevision, InventoryEdit edit)
    {
        HashSet<RecordId> kept = [.. ProjectRecords.Of(project, past).Select(IdOf)];
        foreach (RecordId id in ProjectRecords.Of(project, edit.Model).Select(IdOf).Where(id => !kept.Contains(id)).ToArray())
        {
            edit.Remove(id);
        }

        foreach (IRecord record in ProjectRecords.Of(project, past))
        {
            edit.Put(record is Project former ? WithPresentRevision(former, lastRevision, edit.Model) : record);
        }
    }

    // Revisions go on: those after the one that is gone back to have been.
    private static Project WithPresentRevision(Project former, int lastRevision, InventoryModel model)
    {
        Project? present = model.Projects.GetValueOrDefault(former.Id);
        return former with
        {
            Revision = present?.Revision ?? lastRevision,
            Modified = present?.Modified ?? former.Modified,
        };
    }

    private static IEnumerable<RecordId> SeenBy(long project, InventoryModel model)
    {
        RecordId[] own = [.. ProjectRecords.Of(project, model).Select(IdOf)];
        return own.Concat(own
            .SelectMany(id => RecordShape.ReferencesOf(model.Find(id)!))
            .Select(reference => reference.Target))
            .Distinct();
    }

    private static RecordId IdOf(IRecord record) => new(RecordShape.KindOf(record), record.Id);

    private static InventoryValidationException NoSuchRevision(long project, int revision) => new(
    [
        new Finding(
            ValidationCodes.Unknown, "revision", Messages.Format($"Project {project} has no revision {revision}.")),
    ]);
}
