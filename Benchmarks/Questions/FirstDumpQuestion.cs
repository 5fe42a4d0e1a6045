// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>What does a dump into fresh memory cost above the kernel's own work?</summary>
internal sealed class FirstDumpQuestion : IQuestion
{
    public string Name => "first dump";

    public bool AppliesTo(int flows) => flows is > 0 and <= 1_000_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using Worker worker = Worker.Start(WorkCatalog.FirstDump, WarmUp.Rounds(flows));
        yield return new FloorComparison(context, worker, flows)
            .CpuRow(BenchmarkRow.At("first dump cpu", flows), Bound.AtMost(1.12));
    }
}
