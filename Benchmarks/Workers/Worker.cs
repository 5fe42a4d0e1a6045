// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Benchmarks.Workers;

/// <summary>The measuring side of a worker: a process of its own, so that memory and compilation are its own as well.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;

    private Worker(Process process)
    {
        _process = process;
    }

    /// <summary>Starts a worker, and lets it work until the runtime has compiled what it runs.</summary>
    /// <param name="work">A name of <see cref="WorkCatalog"/>.</param>
    /// <param name="warmUpRounds">How many rounds are not counted.</param>
    /// <param name="arguments">What the work needs.</param>
    public static Worker Start(string work, int warmUpRounds, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["worker", work, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var worker = new Worker(Process.Start(start)!);
        for (int round = 0; round < warmUpRounds; round++)
        {
            worker.Round();
        }

        return worker;
    }

    /// <summary>One round of work.</summary>
    public WorkSample Round()
    {
        _process.StandardInput.WriteLine();
        string line = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("A worker ended; what it said about it is above.");
        return WorkSample.Parse(line);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
