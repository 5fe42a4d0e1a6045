// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;

namespace Inventory.Editing;

/// <summary>
/// The way to change the inventory: judges what a change does, counts the revisions, and stores it. Safe for use by
/// several threads at once; their changes come one after the other.
/// </summary>
/// <remarks>
/// The revision of a project goes up when one of its records changes, and also when a location, a shared service or an
/// external entity does that it uses: the rules of one revision of a project are always the same.
/// </remarks>
/// <param name="store">Where the inventory is.</param>
/// <param name="time">The clock.</param>
public sealed class InventoryEditor(IInventoryStore store, TimeProvider time) : IDisposable
{
    // Within this process they wait for each other, instead of doing again what another made worthless.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Changes the inventory.</summary>
    /// <param name="request">Who does it, and under which conditions.</param>
    /// <param name="change">
    /// Makes the change, and adds what is wrong with it beyond what is judged anyway. It is called again, with another
    /// edit, when another process has written meanwhile; so it must look at the model of the edit and at no other.
    /// </param>
    /// <param name="cancellationToken">Gives up; then nothing was changed.</param>
    /// <returns>What it led to.</returns>
    /// <exception cref="InventoryValidationException">It would leave something invalid; nothing was changed.</exception>
    /// <exception cref="StaleRevisionException">The project has another revision; nothing was changed.</exception>
    /// <exception cref="InventoryStoreException">The store cannot be used.</exception>
    public async Task<EditResult> EditAsync(
        EditRequest request, Action<InventoryEdit, FindingList> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    return await TryEditAsync(request, change, cancellationToken);
                }
                catch (StoreConflictException)
                {
                    // Another process was faster, so that the next attempt begins with what it wrote.
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<EditResult> TryEditAsync(
        EditRequest request, Action<InventoryEdit, FindingList> change, CancellationToken cancellationToken)
    {
        InventoryState basis = await store.ReadAsync(cancellationToken);
        CheckRevision(request, basis.Model);

        var edit = new InventoryEdit(basis.Model);
        var findings = new FindingList();
        change(edit, findings);
        IReadOnlyList<Change> changes =
            [.. edit.Changes.Where(one => !ProjectRecords.IsRevisionOnly(one))];
        DateTimeOffset now = time.GetUtcNow();
        new EditJudge(basis.Model, edit.Model, now, findings).Judge(request, changes);
        if (findings.HasErrors)
        {
            throw new InventoryValidationException(findings);
        }

        if (changes.Count == 0)
        {
            return new EditResult(basis, changes, findings);
        }

        RaiseRevisions(changes, basis.Model, edit, new Stamp(now, request.Author));
        InventoryState state = request.DryRun
            ? new InventoryState(basis.Version + 1, edit.Model)
            : await store.WriteAsync(
                basis, edit, new RevisionNote(now, request.Author, request.Comment), cancellationToken);
        return new EditResult(state, [.. changes.Select(one => one with { After = edit.Model.Find(one.Id) })], findings);
    }

    private static void CheckRevision(EditRequest request, InventoryModel model)
    {
        if (request is { Project: { } project, IfRevision: { } expected })
        {
            int present = model.Projects.GetValueOrDefault(project)?.Revision ?? 0;
            if (present != expected)
            {
                throw new StaleRevisionException(project, expected, present);
            }
        }
    }

    private static void RaiseRevisions(
        IReadOnlyList<Change> changes, InventoryModel before, InventoryEdit edit, Stamp stamp)
    {
        foreach (long id in TouchedProjects(changes, before, edit.Model))
        {
            if (edit.Model.Projects.TryGetValue(id, out Project? project))
            {
                Project? former = before.Projects.GetValueOrDefault(id);
                edit.Put(project with
                {
                    Revision = Math.Max(former?.Revision ?? 0, project.Revision) + 1,
                    Created = former?.Created ?? (project.Created.User is null ? stamp : project.Created),
                    Modified = stamp,
                });
            }
        }
    }

    private static IEnumerable<long> TouchedProjects(
        IReadOnlyList<Change> changes, InventoryModel before, InventoryModel after)
    {
        IEnumerable<long?> changed = changes.SelectMany(change => new[]
        {
            ProjectRecords.OwnerOf(change.Before, before), ProjectRecords.OwnerOf(change.After, after),
        });
        IEnumerable<long?> affected = AffectedRecords.Of(changes, before, after)
            .Select(id => ProjectRecords.OwnerOf(after.Find(id), after));
        return changed.Concat(affected).OfType<long>().Distinct().Order();
    }
}
