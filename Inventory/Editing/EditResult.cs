// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;

namespace Inventory.Editing;

/// <summary>What an edit led to. Immutable.</summary>
/// <param name="State">What is stored now; of a dry run, what would be.</param>
/// <param name="Changes">
/// What it did to records; without those projects of which only the revision went up. Empty where all was as wanted
/// already, and then there is no new revision either.
/// </param>
/// <param name="Findings">The warnings.</param>
public sealed record EditResult(InventoryState State, IReadOnlyList<Change> Changes, FindingList Findings);
