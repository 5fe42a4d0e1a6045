// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Connections;

/// <summary>What <c>change</c> is asked for. Immutable.</summary>
/// <param name="Selection">Which connections.</param>
/// <param name="Mark">The new mark; null to leave it.</param>
/// <param name="TimeoutSeconds">The new timeout in seconds; null to leave it.</param>
/// <param name="IsDryRun">Whether they are only shown.</param>
/// <param name="IsConfirmed">Whether nobody is asked.</param>
internal sealed record ChangeRequest(
    Selection Selection, uint? Mark, uint? TimeoutSeconds, bool IsDryRun, bool IsConfirmed);
