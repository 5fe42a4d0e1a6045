// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Benchmarks.Reporting;
using Benchmarks.Rpc;

namespace Benchmarks.Questions;

/// <summary>How many calls per second does the server answer, for each that xmlrpc-c's own server answers?</summary>
internal sealed class RpcCallsQuestion : IQuestion
{
    private const int OurPort = 8091;
    private const int PeerPort = 8092;
    private const string Program = "artifacts/bin/XmlRpc.ConformanceServer/release/XmlRpc.ConformanceServer";

    private static readonly (string Name, string Call, int Connections, double Limit)[] s_loads =
    [
        ("rpc calls, 1 connection", CallText.Of("interop.add", 1, 2), 1, 3),
        ("rpc calls, 8 connections", CallText.Of("interop.add", 1, 2), 8, 2.5),
        ("rpc pages of 100, 1 connection", CallText.Of("interop.page", 100), 1, 3),
    ];

    public string Name => "rpc";

    public bool AppliesTo(int flows) => flows == 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        using ServerProcess ours = ServerProcess.Start(OurPort, Program, "--port", Text(OurPort));
        using ServerProcess peer = ServerProcess.Start(
            PeerPort, Path.Combine(context.Options.NativeDirectory, "abyss"), Text(PeerPort));
        foreach ((string name, string call, int connections, double limit) in s_loads)
        {
            using WrkLoad load = new(call);
            yield return Compare(context, name, load, connections, Bound.AtLeast(limit), ours, peer);
        }
    }

    private static BenchmarkRow Compare(
        BenchmarkContext context,
        string name,
        WrkLoad load,
        int connections,
        Bound limit,
        ServerProcess ours,
        ServerProcess peer)
    {
        List<double> own = [];
        List<double> other = [];
        List<double> ratios = [];
        load.CallsPerSecond(ours, connections);
        for (int round = 0; round < context.Options.Rounds; round++)
        {
            own.Add(load.CallsPerSecond(ours, connections));
            other.Add(load.CallsPerSecond(peer, connections));
            ratios.Add(own[^1] / other[^1]);
        }

        string measured = string.Create(
            CultureInfo.InvariantCulture, $"{Median.Of(own):0}/s (abyss {Median.Of(other):0}/s)");
        return BenchmarkRow.Against(name, measured, Median.Of(ratios), limit);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
