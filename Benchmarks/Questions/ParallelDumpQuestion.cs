// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>Do two sockets, one per address family, make a refresh faster than the kernel's own dump over one?</summary>
internal sealed class ParallelDumpQuestion : IQuestion
{
    public string Name => "parallel dump";

    public bool AppliesTo(int flows) => flows >= 1_000_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using Worker worker = Worker.Start(WorkCatalog.ParallelDump, WarmUp.Rounds(flows));
        BenchmarkRow row = new FloorComparison(context, worker, flows)
            .WallRow(BenchmarkRow.At("parallel dump wall", flows), Bound.AtMost(0.92));
        yield return Environment.ProcessorCount < 2 ? row with { Verdict = null } : row;
    }
}
