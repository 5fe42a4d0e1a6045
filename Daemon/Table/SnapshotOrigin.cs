// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Table;

/// <summary>When and how a snapshot was read.</summary>
/// <param name="Number">Counts the snapshots of this daemon, from 1.</param>
/// <param name="StartedAt">The wall clock when the dump was asked for.</param>
/// <param name="StartedTimestamp">The same instant on the monotonic clock (<see cref="TimeProvider.GetTimestamp"/>).</param>
/// <param name="Duration">How long the dump took.</param>
/// <param name="Bytes">How much the kernel sent.</param>
/// <param name="Rows">How many entries there were, ignored ones included.</param>
internal sealed record SnapshotOrigin(
    long Number, DateTimeOffset StartedAt, long StartedTimestamp, TimeSpan Duration, long Bytes, int Rows);
