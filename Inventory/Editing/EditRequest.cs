// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Editing;

/// <summary>Who changes the inventory, and under which conditions. Immutable.</summary>
/// <param name="Author">The name of the user's session.</param>
/// <param name="Comment">Why it is done, for the history: one line; may be empty.</param>
/// <param name="Project">The id of the project that <paramref name="IfRevision"/> is about; null for none.</param>
/// <param name="IfRevision">The revision that the project must have; null for whichever it has.</param>
/// <param name="DryRun">Whether everything is judged and nothing is stored.</param>
public sealed record EditRequest(
    string Author, string Comment = "", long? Project = null, int? IfRevision = null, bool DryRun = false);
