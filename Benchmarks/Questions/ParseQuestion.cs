// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Reporting;
using Benchmarks.Workers;

namespace Benchmarks.Questions;

/// <summary>What does decoding one flow cost?</summary>
internal sealed class ParseQuestion : IQuestion
{
    public string Name => "parse";

    public bool AppliesTo(int flows) => flows == 120_000;

    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows)
    {
        string capture = Path.GetTempFileName();
        try
        {
            context.Floor.Capture(capture);
            using Worker worker = Worker.Start(WorkCatalog.Parse, 100, capture);
            double nanoseconds = Median.Of(Enumerable.Range(0, context.Options.Rounds * 10)
                .Select(_ => worker.Round())
                .Select(sample => sample.CpuMicroseconds * 1000 / sample.Count));
            yield return BenchmarkRow.Alone("parse one flow", nanoseconds, Bound.AtMost(90, "ns"));
        }
        finally
        {
            File.Delete(capture);
        }
    }
}
