// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Filters;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Keeps the rows whose number lies in a range, or outside it; a row without the number is never kept.</summary>
internal sealed class ComparePredicate : RowPredicate
{
    private readonly RowReader _reader;
    private readonly long _first;
    private readonly long _last;
    private readonly bool _outside;

    /// <summary>Compares a number with another.</summary>
    public ComparePredicate(RowReader reader, ComparisonOperator comparison, long value)
    {
        _reader = reader;
        _outside = comparison == ComparisonOperator.NotEqual;

        // The smallest number stands for an absent one, so every range begins above it.
        (_first, _last) = comparison switch
        {
            ComparisonOperator.Equal or ComparisonOperator.NotEqual => (value, value),
            ComparisonOperator.Less when value == long.MinValue => (1, 0),
            ComparisonOperator.Less => (RowReader.Absent + 1, value - 1),
            ComparisonOperator.LessOrEqual => (RowReader.Absent + 1, value),
            ComparisonOperator.Greater when value == long.MaxValue => (1, 0),
            ComparisonOperator.Greater => (value + 1, long.MaxValue),
            ComparisonOperator.GreaterOrEqual => (Math.Max(value, RowReader.Absent + 1), long.MaxValue),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison."),
        };
    }

    /// <inheritdoc/>
    public override int Keep(in RowBlock block, Span<ushort> rows)
    {
        Span<long> values = stackalloc long[RowBlock.Size];
        _reader.Read(block, rows, values);
        int kept = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            ushort row = rows[i];
            long value = values[i];
            bool inside = value >= _first && value <= _last;
            rows[kept] = row;
            kept += inside != _outside && value != RowReader.Absent ? 1 : 0;
        }

        return kept;
    }
}
