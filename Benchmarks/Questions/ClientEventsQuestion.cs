// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Benchmarks.Client;
using Benchmarks.Reporting;

namespace Benchmarks.Questions;

/// <summary>Does <c>pyconntrack -E</c> lose events that packets make at a hundred thousand a second?</summary>
internal sealed class ClientEventsQuestion : IQuestion
{
    private const int Rate = 100_000;
    private const int LongSeconds = 10;
    private const string Rules = "add table inet bench; add chain inet bench in { type filter hook input priority 0; }; "
        + "add rule inet bench in ct state new counter";

    public string Name => "client events";

    /// <summary>The flows of ten seconds need the room of the largest tables.</summary>
    public bool AppliesTo(int flows) => flows is 120_000 or 1_000_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        int seconds = flows >= 1_000_000 ? LongSeconds : 1;
        Run("/usr/sbin/nft", Rules);
        try
        {
            double theirs = LostPercent(context, Contestants.Theirs, seconds * Rate);
            double ours = LostPercent(context, new Contestants(context.Options.NativeDirectory).Ours, seconds * Rate);
            string measured = string.Create(
                CultureInfo.InvariantCulture, $"{ours:0.##} % lost of {seconds} s (conntrack 1.4.7: {theirs:0.##} %)");
            yield return BenchmarkRow.Against(BenchmarkRow.At(Name, flows), measured, ours, Bound.AtMost(0, "%"));
        }
        finally
        {
            Run("/usr/sbin/nft", "delete table inet bench");
        }
    }

    private static double LostPercent(BenchmarkContext context, string program, int flows)
    {
        string file = Path.GetTempFileName();
        try
        {
            Listen(context, program, flows, file);
            int seen = File.ReadLines(file).Count(line => line.Contains(" dport=9 ", StringComparison.Ordinal));
            Run(Contestants.Theirs, "-D", "-p", "udp", "--dport", "9", "-d", "127.0.0.0/8");
            return 100.0 * (flows - seen) / flows;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Listen(BenchmarkContext context, string program, int flows, string file)
    {
        using Process listener = Process.Start(
            "/bin/sh", ["-c", $"exec {program} -E -e NEW -p udp >{file} 2>/dev/null"])!;
        Announce(file);
        Run(
            Path.Combine(context.Options.NativeDirectory, "newflows"),
            flows.ToString(CultureInfo.InvariantCulture),
            Rate.ToString(CultureInfo.InvariantCulture));
        Settle(file);
        Run("/bin/kill", "-INT", listener.Id.ToString(CultureInfo.InvariantCulture));
        listener.WaitForExit();
    }

    /// <summary>Makes flows of another port until the listener prints one: it listens then.</summary>
    private static void Announce(string file)
    {
        using var socket = new System.Net.Sockets.UdpClient();
        for (int port = 10; new FileInfo(file).Length == 0; port++)
        {
            socket.Send([0], "127.0.0.1", port);
            Thread.Sleep(20);
        }
    }

    /// <summary>Waits until nothing has been written for a second.</summary>
    private static void Settle(string file)
    {
        long before;
        do
        {
            before = new FileInfo(file).Length;
            Thread.Sleep(1000);
        }
        while (new FileInfo(file).Length != before);
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
