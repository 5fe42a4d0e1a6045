// SPDX-License-Identifier: GPL-2.0-or-later
using System.Buffers.Binary;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The first 63 labels as a number: an order in which equal sets are neighbours.</summary>
internal readonly struct LabelsValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        ConntrackExtras? extras = block.Records[offset].Has(ConntrackFields.Extras)
            ? block.Snapshot.Store.Extras(block.FirstRow + offset)
            : null;
        return extras?.Labels is { Length: >= 8 } labels
            ? (long)(BinaryPrimitives.ReadUInt64LittleEndian(labels) & long.MaxValue)
            : RowReader.Absent;
    }
}
