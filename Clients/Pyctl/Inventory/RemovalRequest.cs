// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Inventory;

/// <summary>How a record is removed. Immutable.</summary>
/// <param name="IsCascade">Whether what uses it goes too.</param>
/// <param name="IsDryRun">Whether it is only shown.</param>
/// <param name="IsConfirmed">Whether nobody is asked.</param>
/// <param name="Comment">Why, for the history.</param>
internal sealed record RemovalRequest(bool IsCascade, bool IsDryRun, bool IsConfirmed, string Comment);
