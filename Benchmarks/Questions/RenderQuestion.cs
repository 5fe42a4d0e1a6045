// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Benchmarks.Reporting;
using Benchmarks.Rules;
using Inventory.Rules;

namespace Benchmarks.Questions;

/// <summary>How long does it take to render the rules of a host that many communications reach?</summary>
internal sealed class RenderQuestion : IQuestion
{
    private static readonly (int Communications, Bound Limit)[] s_sizes =
        [(10_000, Bound.AtMost(1000, "ms")), (100_000, Bound.AtMost(10_000, "ms"))];

    public string Name => "render";

    public bool AppliesTo(int flows) => flows == 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        foreach ((int communications, Bound limit) in s_sizes)
        {
            var inventory = new LargeInventory(communications);
            foreach (RuleFormat format in (RuleFormat[])[RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Nft])
            {
                double milliseconds = Median.Of(
                    Enumerable.Range(0, context.Options.Rounds).Select(_ => Render(inventory, format)));
                string name = BenchmarkRow.At($"render {format.ToString().ToLowerInvariant()}", communications);
                yield return BenchmarkRow.Alone(name, milliseconds, limit);
            }
        }
    }

    private static double Render(LargeInventory inventory, RuleFormat format)
    {
        long start = Stopwatch.GetTimestamp();
        RuleFiles.Render(
            inventory.Server, inventory.Model, new RenderOptions { Format = format, Time = DateTimeOffset.UnixEpoch });
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
