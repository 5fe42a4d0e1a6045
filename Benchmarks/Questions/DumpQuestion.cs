// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>What does a dump into memory that is used again cost above the kernel's own work, and what does it leave?</summary>
internal sealed class DumpQuestion : IQuestion
{
    private static readonly Dictionary<int, double> s_residentMegabytes = new() { [1_000_000] = 170, [2_000_000] = 300 };

    public string Name => "dump";

    public bool AppliesTo(int flows) => flows > 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using Worker worker = Worker.Start(WorkCatalog.Dump, WarmUp.Rounds(flows));
        var rounds = new FloorComparison(context, worker, flows);
        yield return rounds.CpuRow(BenchmarkRow.At("dump cpu", flows), Bound.AtMost(1.08));
        yield return BenchmarkRow.Alone(
            BenchmarkRow.At("dump allocated", flows),
            rounds.Ours.Max(sample => sample.AllocatedBytes) / 1024,
            Bound.AtMost(64, "KiB"));
        yield return BenchmarkRow.Alone(
            BenchmarkRow.At("dump collections", flows), rounds.Ours.Sum(sample => sample.Collections), Bound.AtMost(0));
        if (s_residentMegabytes.TryGetValue(flows, out double limit))
        {
            yield return BenchmarkRow.Alone(
                BenchmarkRow.At("dump resident", flows),
                rounds.Ours.Max(sample => sample.ResidentBytes) / 1e6,
                Bound.AtMost(limit, "MB"));
        }
    }
}
