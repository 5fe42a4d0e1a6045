// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Store;

/// <summary>What is kept about a write besides its changes. Immutable.</summary>
/// <param name="Time">When it was made.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Comment">Why; may be empty.</param>
public sealed record RevisionNote(DateTimeOffset Time, string Author, string Comment);
