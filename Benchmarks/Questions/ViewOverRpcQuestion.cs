// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using Benchmarks.Kernel;
using Benchmarks.Reporting;
using Benchmarks.Rpc;

namespace Benchmarks.Questions;

/// <summary>How long does a client wait for the first hundred rows, filtered and sorted, of the snapshot that is there?</summary>
internal sealed class ViewOverRpcQuestion : IQuestion
{
    private const int WarmUpCalls = 50;
    private const int Calls = 100;

    public string Name => "view over rpc";

    public bool AppliesTo(int flows) => flows == 1_000_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using ServerProcess daemon = DaemonUnderTest.Start();
        using Caller caller = new(daemon.Url);
        string session = caller.Login();
        caller.Call("refresh", session);
        caller.Call("set_autorefresh", session, 0);
        (string, object)[] filter = [("orig_port_dst", (int)FlowMix.CommonPort)];

        List<double> milliseconds = [];
        for (int call = -WarmUpCalls; call < Calls; call++)
        {
            long started = Stopwatch.GetTimestamp();
            string answer = caller.Call("view", session, filter, "orig_counter_bytes", "D", 0, 100);
            double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Check(answer);
            if (call >= 0)
            {
                milliseconds.Add(elapsed);
            }
        }

        yield return BenchmarkRow.Alone(
            BenchmarkRow.At("view over rpc, first 100 of", flows), Median.Of(milliseconds), Bound.AtMost(25, "ms"));
    }

    private static void Check(string answer)
    {
        int rows = answer.Split("<name>_id</name>").Length - 1;
        if (rows != 100)
        {
            throw new InvalidOperationException($"100 rows were asked for, {rows} came.");
        }
    }
}
