// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using Benchmarks.Client;
using Benchmarks.Reporting;

namespace Benchmarks.Questions;

/// <summary>How many times as fast as conntrack(8) does <c>pyconntrack</c> delete and load flows beside a full table?</summary>
internal sealed class ClientChangeQuestion : IQuestion
{
    private const int Large = 1_000_000;

    public string Name => "client change";

    public bool AppliesTo(int flows) => flows > 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        int changed = Math.Min(100_000, flows / 2);
        var programs = new Contestants(context.Options.NativeDirectory);
        yield return Turns.Take(
            context.Options.Rounds,
            () => programs.RunOurs(["-D", .. DoomedFlows.Filter]),
            () => programs.RunTheirs(["-D", .. DoomedFlows.Filter]),
            () => DoomedFlows.Create(changed))
            .Row(BenchmarkRow.At("client change: delete by filter", flows), Bound.AtLeast(flows >= Large ? 1.5 : 1));
        yield return Turns.Take(
            context.Options.Rounds,
            () => programs.RunOurs(["-D", .. DoomedFlows.First]),
            () => programs.RunTheirs(["-D", .. DoomedFlows.First]),
            () => DoomedFlows.Create(1))
            .Row(BenchmarkRow.At("client change: delete one", flows), Bound.AtLeast(flows >= Large ? 100 : 1));
        foreach (BenchmarkRow row in Load(context, programs, flows, changed))
        {
            yield return row;
        }
    }

    private static List<BenchmarkRow> Load(BenchmarkContext context, Contestants programs, int flows, int changed)
    {
        string file = Path.GetTempFileName();
        try
        {
            DoomedFlows.WriteLoadFile(file, changed);
            Turns turns = Turns.Take(
                context.Options.Rounds,
                () => programs.RunOurs("-R", file),
                () => programs.RunTheirs("-R", file),
                () => DoomedFlows.Delete(changed));
            return
            [
                turns.Row(BenchmarkRow.At("client change: load", flows), Bound.AtLeast(1)),
                BenchmarkRow.Alone(
                    BenchmarkRow.At("client change: load resident", flows), turns.OurResidentMegabytes, Bound.AtMost(100, "MB")),
            ];
        }
        finally
        {
            File.Delete(file);
            DoomedFlows.Delete(changed);
        }
    }
}
