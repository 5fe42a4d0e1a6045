// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;

namespace Benchmarks.Workers;

/// <summary>The worker's side: for every line on standard input one round of work and one line of figures.</summary>
internal static class WorkerLoop
{
    /// <summary>Works until standard input ends.</summary>
    /// <param name="arguments">The name of the work, and what it needs.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        using IWork work = WorkCatalog.Create(arguments[0], arguments[1..]);
        while (Console.ReadLine() is not null)
        {
            Console.WriteLine(Measure(work).ToLine());
        }

        return 0;
    }

    private static WorkSample Measure(IWork work)
    {
        int collections = GC.CollectionCount(0);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        long count = work.Do();
        TimeSpan wall = Stopwatch.GetElapsedTime(started);
        return new WorkSample(
            count,
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds,
            wall.TotalMicroseconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            GC.CollectionCount(0) - collections,
            Environment.WorkingSet);
    }
}
