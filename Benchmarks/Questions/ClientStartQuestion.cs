// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Benchmarks.Client;
using Benchmarks.Reporting;

namespace Benchmarks.Questions;

/// <summary>What does a call of <c>pyconntrack</c> cost that does next to nothing?</summary>
internal sealed class ClientStartQuestion : IQuestion
{
    public string Name => "client start";

    public bool AppliesTo(int flows) => flows == 0;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        var programs = new Contestants(context.Options.NativeDirectory);
        foreach (string command in (string[])["-V", "-C"])
        {
            yield return Turns.Take(
                context.Options.Rounds, () => programs.RunOurs(command), () => programs.RunTheirs(command))
                .Row($"client start {command}", Bound.AtLeast(0));
        }
    }
}
