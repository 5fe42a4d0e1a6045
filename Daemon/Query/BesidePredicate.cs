// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Keeps the rows that pass a test on what is beside their records.</summary>
/// <typeparam name="TTest">The test, with what it compares with.</typeparam>
internal sealed class BesidePredicate<TTest> : RowPredicate
    where TTest : struct, IRowTest
{
    private readonly TTest _test;

    /// <summary>Wraps a test.</summary>
    public BesidePredicate(TTest test) => _test = test;

    /// <inheritdoc/>
    public override int Keep(in RowBlock block, Span<ushort> rows)
    {
        TTest test = _test;
        int kept = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            ushort row = rows[i];
            rows[kept] = row;
            kept += test.Test(block, row) ? 1 : 0;
        }

        return kept;
    }
}
