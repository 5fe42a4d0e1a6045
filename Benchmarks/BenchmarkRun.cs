// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Kernel;
using Benchmarks.Questions;
using Benchmarks.Reporting;

namespace Benchmarks;

/// <summary>Asks every question that was wanted, at every size of the table, and prints the rows.</summary>
internal sealed class BenchmarkRun
{
    private readonly BenchmarkOptions _options;
    private readonly RowPrinter _printer;

    public BenchmarkRun(BenchmarkOptions options, TextWriter output)
    {
        _options = options;
        _printer = new RowPrinter(output);
    }

    private static IReadOnlyList<IQuestion> Questions { get; } =
    [
        new RpcCallsQuestion(),
        new RenderQuestion(),
        new ParseQuestion(),
        new DumpQuestion(),
        new FirstDumpQuestion(),
        new ParallelDumpQuestion(),
        new RefreshQuestion(),
        new KillQuestion(),
        new ViewQuestion(),
        new ViewOverRpcQuestion(),
        new ClientStartQuestion(),
        new ClientListQuestion(),
        new ClientChangeQuestion(),
        new ClientEventsQuestion(),
    ];

    /// <summary>Runs, and returns whether every limit held.</summary>
    public bool Execute()
    {
        _printer.Head();
        var context = new BenchmarkContext(_options, new FloorProgram(_options.NativeDirectory));
        foreach (int size in _options.Sizes.Prepend(0))
        {
            IQuestion[] due = [.. Questions.Where(question => question.AppliesTo(size) && _options.Wants(question.Name))];
            if (due.Length == 0)
            {
                continue;
            }

            TableFiller.FillTo(size);
            foreach (IQuestion question in due)
            {
                Ask(question, context, size);
            }
        }

        _printer.Foot();
        return _printer.AllMet;
    }

    private void Ask(IQuestion question, BenchmarkContext context, int size)
    {
        try
        {
            foreach (BenchmarkRow row in question.Ask(context, size))
            {
                _printer.Print(row);
            }
        }
        catch (InvalidOperationException failure)
        {
            // One question without an answer must not cost the others theirs.
            _printer.PrintFailure(BenchmarkRow.At(question.Name, size), failure.Message);
        }
    }
}
