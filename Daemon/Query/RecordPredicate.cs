// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Keeps the rows whose record passes a test.</summary>
/// <typeparam name="TTest">The test, with what it compares with.</typeparam>
internal sealed class RecordPredicate<TTest> : RowPredicate
    where TTest : struct, IRecordTest
{
    private readonly TTest _test;

    /// <summary>Wraps a test.</summary>
    public RecordPredicate(TTest test) => _test = test;

    /// <inheritdoc/>
    public override int Keep(in RowBlock block, Span<ushort> rows)
    {
        TTest test = _test;
        ReadOnlySpan<ConntrackRecord> records = block.Records;
        int kept = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            ushort row = rows[i];
            rows[kept] = row;
            kept += test.Test(records[row]) ? 1 : 0;
        }

        return kept;
    }
}
