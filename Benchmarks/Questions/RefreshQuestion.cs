// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Benchmarks.Kernel;
using Benchmarks.Reporting;
using Benchmarks.Rpc;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Questions;

/// <summary>What does <c>refresh</c> cost in the daemon itself: dump, ids, rates and publication, seen from outside?</summary>
internal sealed class RefreshQuestion : IQuestion
{
    public string Name => "refresh";

    public bool AppliesTo(int flows) => flows > 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using ServerProcess daemon = DaemonUnderTest.Start();
        using Caller caller = new(daemon.Url);
        string session = caller.Login();
        for (int round = 0; round < WarmUp.Rounds(flows); round++)
        {
            caller.Call("refresh", session);
        }

        List<RefreshRound> rounds = [];
        for (int round = 0; round < context.Options.Rounds; round++)
        {
            rounds.Add(Round(context, daemon, () => caller.Call("refresh", session), RefreshesPerRound(flows)));
        }

        // Two sockets take more processor time in all, and less of the clock.
        yield return flows < ConntrackTableReader.ParallelThreshold
            ? BenchmarkRow.Against(
                BenchmarkRow.At("refresh cpu", flows),
                Text(rounds),
                Median.Of(rounds.Select(round => round.Cpu / round.Floor.CpuMicroseconds)),
                Bound.AtMost(1.08))
            : BenchmarkRow.Against(
                BenchmarkRow.At("refresh wall", flows),
                Text(rounds),
                Median.Of(rounds.Select(round => round.Wall / round.Floor.WallMicroseconds)),
                Bound.AtMost(1));
        yield return BenchmarkRow.Alone(
            BenchmarkRow.At("daemon resident", flows), daemon.ResidentBytes / 1e6, Resident(flows));
    }

    // Processor time comes in steps of 10 ms: a round takes about two seconds.
    private static int RefreshesPerRound(int flows) => Math.Max(1, 1_000_000 / flows);

    private static RefreshRound Round(BenchmarkContext context, ServerProcess daemon, Action refresh, int times)
    {
        FloorSample floor = context.Floor.Dump();
        double before = daemon.CpuMicroseconds;
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
        {
            refresh();
        }

        TimeSpan wall = Stopwatch.GetElapsedTime(started);
        return new RefreshRound(floor, (daemon.CpuMicroseconds - before) / times, wall.TotalMicroseconds / times);
    }

    private static string Text(List<RefreshRound> rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Milliseconds(rounds, round => round.Wall):0.0} ms elapsed, {Milliseconds(rounds, round => round.Cpu):0.0} ms CPU "
        + $"(floor {Milliseconds(rounds, round => round.Floor.WallMicroseconds):0.0} and "
        + $"{Milliseconds(rounds, round => round.Floor.CpuMicroseconds):0.0} ms)");

    private static double Milliseconds(List<RefreshRound> rounds, Func<RefreshRound, double> microseconds) =>
        Median.Of(rounds.Select(microseconds)) / 1000;

    // Two tables of 128 bytes a flow with 20 bytes beside each, and a hundred megabytes for the rest.
    private static Bound Resident(int flows) => Bound.AtMost(100 + Math.Round(flows * 2 * 148 / 1e6), "MB");

    // Microseconds.
    private readonly record struct RefreshRound(FloorSample Floor, double Cpu, double Wall);
}
