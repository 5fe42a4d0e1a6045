// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Inventory;

/// <summary>How a file is imported. Immutable.</summary>
/// <param name="Path">The file; <c>-</c> for standard input.</param>
/// <param name="Format">json, csv or conntrackt; null for what the name of the file says.</param>
/// <param name="Mode">merge or replace.</param>
/// <param name="Project">The project; null for the one that the file names.</param>
/// <param name="SkipsBadRows">Whether rows that are not valid are left out.</param>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="IsConfirmed">Whether nobody is asked.</param>
/// <param name="Comment">Why, for the history.</param>
internal sealed record ImportSettings(
    string Path,
    string? Format,
    string Mode,
    string? Project,
    bool SkipsBadRows,
    bool IsDryRun,
    bool IsConfirmed,
    string Comment);
