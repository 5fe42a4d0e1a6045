// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using Benchmarks.Kernel;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>What does it gain to end many flows in few system calls?</summary>
internal sealed class KillQuestion : IQuestion
{
    public string Name => "kill";

    public bool AppliesTo(int flows) => flows == 120_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        string first = flows.ToString(CultureInfo.InvariantCulture);
        using Worker batch = Worker.Start(WorkCatalog.KillBatch, 0, first);
        using Worker single = Worker.Start(WorkCatalog.KillOneByOne, 0, first);
        List<double> batched = [];
        List<double> oneByOne = [];
        List<double> ratios = [];
        for (int round = -1; round < context.Options.Rounds; round++)
        {
            double fast = Rate(batch, flows);
            double slow = Rate(single, flows);
            if (round >= 0)
            {
                batched.Add(fast);
                oneByOne.Add(slow);
                ratios.Add(fast / slow);
            }
        }

        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{Median.Of(batched):0} thousand/s (one by one {Median.Of(oneByOne):0})");
        yield return BenchmarkRow.Against("kill in batches", measured, Median.Of(ratios), Bound.AtLeast(2.2));
    }

    // Thousands of flows per second.
    private static double Rate(Worker worker, int first)
    {
        TableFiller.Create(first, KillWork.Flows);
        WorkSample sample = worker.Round();
        return sample.Count / sample.WallMicroseconds * 1000;
    }
}
