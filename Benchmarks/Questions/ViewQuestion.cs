// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>How long does it take to find the first hundred rows, filtered and sorted, in memory?</summary>
internal sealed class ViewQuestion : IQuestion
{
    public string Name => "view";

    public bool AppliesTo(int flows) => flows == 1_000_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using Worker worker = Worker.Start(WorkCatalog.View, 50);
        WorkSample[] samples = [.. Enumerable.Range(0, context.Options.Rounds * 10).Select(_ => worker.Round())];
        if (samples.Any(sample => sample.Count != 100))
        {
            throw new InvalidOperationException("The page was not full.");
        }

        double cpu = Median.Of(samples.Select(sample => sample.CpuMicroseconds)) / 1000;
        BenchmarkRow row = BenchmarkRow.Alone(
            BenchmarkRow.At("view, first 100 of", flows),
            Median.Of(samples.Select(sample => sample.WallMicroseconds)) / 1000,
            Bound.AtMost(10, "ms"));
        yield return row with
        {
            Measured = string.Create(CultureInfo.InvariantCulture, $"{row.Measured} elapsed, {cpu:0.##} ms CPU"),
        };
        yield return BenchmarkRow.Alone(
            BenchmarkRow.At("view allocated, first 100 of", flows),
            Median.Of(samples.Select(sample => sample.AllocatedBytes)) / 1024,
            Bound.AtMost(16, "KiB"));
    }
}
