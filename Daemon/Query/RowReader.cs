// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Reads one number of many rows at a time, for comparing and for sorting.</summary>
/// <remarks>Immutable; safe to use from any thread.</remarks>
internal abstract class RowReader
{
    /// <summary>What a row has that has no such number: it sorts first, and no comparison with it holds.</summary>
    public const long Absent = long.MinValue;

    /// <summary>Makes a reader of a value that is in the record itself.</summary>
    public static RowReader Of<TValue>(TValue value)
        where TValue : struct, IRecordValue => new RecordReader<TValue>(value);

    /// <summary>Makes a reader of a value that is beside the record.</summary>
    public static RowReader Beside<TValue>(TValue value)
        where TValue : struct, IRowValue => new BesideReader<TValue>(value);

    /// <summary>Reads the number of each of the rows.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rows">Offsets into it.</param>
    /// <param name="values">Room for as many numbers.</param>
    public abstract void Read(in RowBlock block, ReadOnlySpan<ushort> rows, Span<long> values);

    private sealed class RecordReader<TValue>(TValue value) : RowReader
        where TValue : struct, IRecordValue
    {
        private readonly TValue _value = value;

        public override void Read(in RowBlock block, ReadOnlySpan<ushort> rows, Span<long> values)
        {
            TValue value = _value;
            ReadOnlySpan<ConntrackRecord> records = block.Records;
            for (int i = 0; i < rows.Length; i++)
            {
                values[i] = value.Read(records[rows[i]]);
            }
        }
    }

    private sealed class BesideReader<TValue>(TValue value) : RowReader
        where TValue : struct, IRowValue
    {
        private readonly TValue _value = value;

        public override void Read(in RowBlock block, ReadOnlySpan<ushort> rows, Span<long> values)
        {
            TValue value = _value;
            for (int i = 0; i < rows.Length; i++)
            {
                values[i] = value.Read(block, rows[i]);
            }
        }
    }
}
