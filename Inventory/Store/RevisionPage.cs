// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Store;

/// <summary>A part of the history. Immutable.</summary>
/// <param name="Total">How many entries the whole history has.</param>
/// <param name="Entries">Those asked for, the newest first.</param>
public sealed record RevisionPage(int Total, IReadOnlyList<RevisionEntry> Entries);
