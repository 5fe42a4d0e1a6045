// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Model;

namespace Inventory.Store;

/// <summary>
/// Keeps the inventory and its history. Safe for use by several threads at once; other processes may write to the same
/// store. Every method throws <see cref="InventoryStoreException"/> where the store does not answer as it should.
/// </summary>
public interface IInventoryStore : IAsyncDisposable
{
    /// <summary>What was committed last, by anybody. Cheap when that is known here already.</summary>
    public ValueTask<InventoryState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes an edit with its entry of the history in one transaction. When it returns, the write is on the disk.</summary>
    /// <param name="basis">The state that the edit began with.</param>
    /// <param name="edit">
    /// The edit. It has been judged, and has raised the revisions of the projects that it touches; it must not be used
    /// any more.
    /// </param>
    /// <param name="note">When, by whom, and why.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="StoreConflictException">The basis is not what was committed last.</exception>
    public Task<InventoryState> WriteAsync(
        InventoryState basis, InventoryEdit edit, RevisionNote note, CancellationToken cancellationToken);

    /// <summary>A part of the history, the newest entries first.</summary>
    /// <param name="project">The project whose revisions are asked for; null for all entries.</param>
    /// <param name="start">How many entries to leave out.</param>
    /// <param name="length">How many entries to return at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RevisionPage> HistoryAsync(long? project, int start, int length, CancellationToken cancellationToken);

    /// <summary>What was done to the records of a project, in the order in which it was done.</summary>
    /// <param name="project">The project. Locations and shared services are not among its records.</param>
    /// <param name="afterRevision">The revision after which the changes begin; 0 for the first.</param>
    /// <param name="throughRevision">The last revision whose changes are asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Change>> ChangesAsync(
        long project, int afterRevision, int throughRevision, CancellationToken cancellationToken);

    /// <summary>The whole model as a write left it, computed backwards from what is there now.</summary>
    /// <param name="version">The version that the write made; 0 for the empty model.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<InventoryModel> ModelAtAsync(long version, CancellationToken cancellationToken);

    /// <summary>The version that a revision of a project was written with; null where there is no such revision.</summary>
    public Task<long?> FindVersionAsync(ProjectRevision revision, CancellationToken cancellationToken);

    /// <summary>Copies the store while it is in use, into a new file that only the owner can read.</summary>
    /// <exception cref="InventoryStoreException">
    /// The file is there already or cannot be written; or the store is a server's, which has tools of its own for that.
    /// </exception>
    public Task BackupAsync(string path, CancellationToken cancellationToken);
}
