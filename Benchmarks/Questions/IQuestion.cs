// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Benchmarks.Reporting;

namespace Benchmarks.Questions;

/// <summary>One question about speed or memory; it may have several rows for an answer.</summary>
internal interface IQuestion
{
    /// <summary>What the names of its rows begin with.</summary>
    public string Name { get; }

    /// <summary>Whether it is asked at this size of the table; 0 stands for questions that need no table.</summary>
    public bool AppliesTo(int flows);

    /// <summary>Measures.</summary>
    public IEnumerable<BenchmarkRow> Ask(BenchmarkContext context, int flows);
}
