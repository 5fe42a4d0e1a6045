// SPDX-License-Identifier: GPL-2.0-or-later
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>What <c>kill</c> is asked for. Immutable.</summary>
/// <param name="Selection">Which connections.</param>
/// <param name="IsDryRun">Whether they are only shown.</param>
/// <param name="IsConfirmed">Whether nobody is asked.</param>
/// <param name="Format">How the outcome is written: for people, or as rows.</param>
internal sealed record KillRequest(Selection Selection, bool IsDryRun, bool IsConfirmed, OutputFormat Format);
