// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Rpc;

/// <summary>What became of the connections that were to be deleted.</summary>
/// <param name="Killed">How many were deleted.</param>
/// <param name="Gone">How many were not there any more, which is no error.</param>
/// <param name="Denied">Those that the kernel would not delete, and why.</param>
/// <param name="KilledTargets">The deleted ones.</param>
internal sealed record KillReport(
    int Killed, int Gone, List<(int Id, string Reason)> Denied, List<KillTarget> KilledTargets);
