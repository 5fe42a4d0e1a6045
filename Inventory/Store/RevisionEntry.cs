// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Store;

/// <summary>One write in the history. Immutable.</summary>
/// <param name="Version">The version of the store that it made.</param>
/// <param name="Note">When, by whom, and why.</param>
/// <param name="Projects">
/// The revisions that it made, by ascending id of the project: one for each project that it touched. None where only
/// locations or shared services changed that no project uses.
/// </param>
/// <param name="ChangeCount">How many records it added, changed or removed.</param>
public sealed record RevisionEntry(
    long Version, RevisionNote Note, IReadOnlyList<ProjectRevision> Projects, int ChangeCount);
