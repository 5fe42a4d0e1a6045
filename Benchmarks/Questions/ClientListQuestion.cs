// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using Benchmarks.Client;
using Benchmarks.Kernel;
using Benchmarks.Reporting;

namespace Benchmarks.Questions;

/// <summary>How many times as fast as conntrack(8) does <c>pyconntrack</c> list a table, and what the kernel can select of it?</summary>
internal sealed class ClientListQuestion : IQuestion
{
    /// <summary>From here on the start of the runtime does not count any more.</summary>
    private const int Large = 1_000_000;

    public string Name => "client list";

    public bool AppliesTo(int flows) => flows > 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        Bound whole = Bound.AtLeast(flows >= Large ? 1.35 : 1);
        yield return Compare(context, "client list", flows, whole, "-L");
        yield return Compare(context, "client list xml", flows, whole, "-L", "-o", "xml");
        if (flows >= Large)
        {
            // The peer compares addresses and ports itself, after the whole table has come to it.
            yield return Compare(
                context, "client list by port", flows, Bound.AtLeast(5), "-L", "-f", "ipv4", "-p", "tcp", "--dport", "22");
            yield return Compare(
                context, "client list by address", flows, Bound.AtLeast(5), "-L", "-s", "10.0.0.9");
            yield return Compare(context, "client list by zone", flows, Bound.AtLeast(5), "-L", "-w", "5");
        }

        // Here both ask the kernel.
        string mark = FlowMix.RareMark.ToString(CultureInfo.InvariantCulture);
        yield return Compare(context, "client list by mark", flows, Bound.AtLeast(flows >= Large ? 1 : 0), "-L", "-m", mark);
    }

    private static BenchmarkRow Compare(
        BenchmarkContext context, string name, int flows, Bound limit, params string[] arguments)
    {
        var programs = new Contestants(context.Options.NativeDirectory);
        return Turns.Take(
            context.Options.Rounds,
            () => programs.RunOurs(arguments),
            () => programs.RunTheirs(arguments)).Row(BenchmarkRow.At(name, flows), limit);
    }
}
