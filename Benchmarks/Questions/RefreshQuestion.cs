// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
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

        List<double> cpu = [];
        List<double> wall = [];
        List<double> ownCpu = [];
        List<double> ownWall = [];
        for (int round = 0; round < context.Options.Rounds; round++)
        {
            FloorSample floor = context.Floor.Dump();
            double before = daemon.CpuMicroseconds;
            long started = Stopwatch.GetTimestamp();
            caller.Call("refresh", session);
            ownWall.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            ownCpu.Add(daemon.CpuMicroseconds - before);
            cpu.Add(ownCpu[^1] / floor.CpuMicroseconds);
            wall.Add(ownWall[^1] / floor.WallMicroseconds);
        }

        // Two sockets take more processor time in all, and less of the clock.
        yield return flows < ConntrackTableReader.ParallelThreshold
            ? BenchmarkRow.Against(
                BenchmarkRow.At("refresh cpu", flows), Text(ownCpu, "CPU"), Median.Of(cpu), Bound.AtMost(1.08))
            : BenchmarkRow.Against(
                BenchmarkRow.At("refresh wall", flows), Text(ownWall, "elapsed"), Median.Of(wall), Bound.AtMost(1));
        yield return BenchmarkRow.Alone(
            BenchmarkRow.At("daemon resident", flows), daemon.ResidentBytes / 1e6, Resident(flows));
    }

    private static string Text(List<double> microseconds, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median.Of(microseconds) / 1000:0.0} ms {what} (floor in turns)");

    private static Bound Resident(int flows) => Bound.AtMost(flows > 1_000_000 ? 300 : 170, "MB");
}
