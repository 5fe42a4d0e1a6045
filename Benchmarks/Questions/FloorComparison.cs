// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Benchmarks.Kernel;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>Rounds of a worker and of the floor program in turns.</summary>
internal sealed class FloorComparison
{
    private readonly List<(WorkSample Ours, FloorSample Floor)> _rounds = [];

    /// <summary>Runs the rounds.</summary>
    /// <exception cref="InvalidOperationException">A dump was not complete.</exception>
    public FloorComparison(BenchmarkContext context, Worker worker, int flows)
    {
        for (int round = 0; round < context.Options.Rounds; round++)
        {
            FloorSample floor = context.Floor.Dump();
            WorkSample ours = worker.Round();
            if (ours.Count != flows || floor.Flows != flows)
            {
                throw new InvalidOperationException(
                    $"{flows} flows are in the table, {floor.Flows} came to the floor program and {ours.Count} to us.");
            }

            _rounds.Add((ours, floor));
        }
    }

    /// <summary>The worker's samples.</summary>
    public IEnumerable<WorkSample> Ours => _rounds.Select(round => round.Ours);

    /// <summary>Processor time to the floor's.</summary>
    public BenchmarkRow CpuRow(string name, Bound limit) =>
        Row(name, limit, ours => ours.CpuMicroseconds, floor => floor.CpuMicroseconds, "CPU");

    /// <summary>Elapsed time to the floor's.</summary>
    public BenchmarkRow WallRow(string name, Bound limit) =>
        Row(name, limit, ours => ours.WallMicroseconds, floor => floor.WallMicroseconds, "elapsed");

    private BenchmarkRow Row(
        string name, Bound limit, Func<WorkSample, double> ours, Func<FloorSample, double> floor, string what)
    {
        double own = Median.Of(_rounds.Select(round => ours(round.Ours))) / 1000;
        double peer = Median.Of(_rounds.Select(round => floor(round.Floor))) / 1000;
        double ratio = Median.Of(_rounds.Select(round => ours(round.Ours) / floor(round.Floor)));
        string measured = string.Create(CultureInfo.InvariantCulture, $"{own:0.0} ms {what} (floor {peer:0.0} ms)");
        return BenchmarkRow.Against(name, measured, ratio, limit);
    }
}
