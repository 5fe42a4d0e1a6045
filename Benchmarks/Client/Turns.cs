// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Benchmarks.Reporting;

namespace Benchmarks.Client;

/// <summary>Ours and the peer in turns, round by round.</summary>
internal sealed class Turns
{
    private readonly List<MeasuredRun> _ours = [];
    private readonly List<MeasuredRun> _theirs = [];

    private Turns()
    {
    }

    /// <summary>The most memory that any run of ours had, in megabytes.</summary>
    public double OurResidentMegabytes => _ours.Max(run => run.ResidentKilobytes) / 1000;

    /// <summary>The most memory that any run of the peer had, in megabytes.</summary>
    public double TheirResidentMegabytes => _theirs.Max(run => run.ResidentKilobytes) / 1000;

    /// <summary>Runs the rounds; one before them is not counted.</summary>
    /// <param name="rounds">How many.</param>
    /// <param name="ours">Runs ours.</param>
    /// <param name="theirs">Runs the peer.</param>
    /// <param name="prepare">What has to be done before each run; not measured.</param>
    public static Turns Take(int rounds, Func<MeasuredRun> ours, Func<MeasuredRun> theirs, Action? prepare = null)
    {
        var turns = new Turns();
        for (int round = -1; round < rounds; round++)
        {
            prepare?.Invoke();
            MeasuredRun their = theirs();
            prepare?.Invoke();
            MeasuredRun our = ours();
            if (round >= 0)
            {
                turns._theirs.Add(their);
                turns._ours.Add(our);
            }
        }

        return turns;
    }

    /// <summary>How many times as fast ours is.</summary>
    public BenchmarkRow Row(string name, Bound limit)
    {
        double ratio = Median.Of(_theirs.Zip(_ours, (their, our) => their.WallMicroseconds / our.WallMicroseconds));
        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{Milliseconds(_ours):0.#} ms (conntrack 1.4.7: {Milliseconds(_theirs):0.#})");
        return BenchmarkRow.Against(name, measured, ratio, limit);
    }

    private static double Milliseconds(List<MeasuredRun> runs) => Median.Of(runs.Select(run => run.WallMicroseconds)) / 1000;
}
