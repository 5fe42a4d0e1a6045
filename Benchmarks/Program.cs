// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Benchmarks;
using Benchmarks.Workers;

if (args is ["worker", ..])
{
    return WorkerLoop.Run(args.AsSpan(1));
}

if (!BenchmarkOptions.TryParse(args, out BenchmarkOptions? options, out string? answer))
{
    Console.WriteLine(answer);
    return args is ["--help"] ? 0 : 2;
}

return new BenchmarkRun(options, Console.Out).Execute() ? 0 : 1;
