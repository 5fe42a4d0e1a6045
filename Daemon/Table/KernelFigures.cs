// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>The kernel's own figures about its connection table.</summary>
/// <param name="Totals">Entries and the most there may be, of the daemon's network namespace.</param>
/// <param name="Processors">What each processor counted since the namespace began.</param>
internal sealed record KernelFigures(ConntrackTotals Totals, IReadOnlyList<ConntrackCpuStatistics> Processors);
