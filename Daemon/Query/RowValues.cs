// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The client's id.</summary>
internal readonly struct RowIdValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Ids[offset];
}

/// <summary>The address family.</summary>
internal readonly struct FamilyValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Family;
}

/// <summary>The IP protocol number.</summary>
internal readonly struct ProtocolValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Protocol;
}

/// <summary>The kernel's id.</summary>
internal readonly struct KernelIdValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Id)
            ? block.Records[offset].Id
            : RowReader.Absent;
}

/// <summary>Seconds until the entry expires.</summary>
internal readonly struct TimeoutValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Timeout)
            ? block.Records[offset].TimeoutSeconds
            : RowReader.Absent;
}

/// <summary>The mark.</summary>
internal readonly struct MarkValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Mark)
            ? block.Records[offset].Mark
            : RowReader.Absent;
}

/// <summary>The status bits.</summary>
internal readonly struct StatusValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Status)
            ? (uint)block.Records[offset].Status
            : RowReader.Absent;
}

/// <summary>The reference count.</summary>
internal readonly struct UseValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Use)
            ? block.Records[offset].Use
            : RowReader.Absent;
}

/// <summary>The zone; the default zone is 0.</summary>
internal readonly struct ZoneValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Zone;
}

/// <summary>Packets of the original direction.</summary>
internal readonly struct OriginalPacketsValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Counters)
            ? (long)block.Records[offset].OriginalPackets
            : RowReader.Absent;
}

/// <summary>Bytes of the original direction.</summary>
internal readonly struct OriginalBytesValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Counters)
            ? (long)block.Records[offset].OriginalBytes
            : RowReader.Absent;
}

/// <summary>Packets of the reply direction.</summary>
internal readonly struct ReplyPacketsValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Counters)
            ? (long)block.Records[offset].ReplyPackets
            : RowReader.Absent;
}

/// <summary>Bytes of the reply direction.</summary>
internal readonly struct ReplyBytesValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Counters)
            ? (long)block.Records[offset].ReplyBytes
            : RowReader.Absent;
}

/// <summary>Packets of both directions.</summary>
internal readonly struct PacketsValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Counters)
            ? (long)(block.Records[offset].OriginalPackets + block.Records[offset].ReplyPackets)
            : RowReader.Absent;
}

/// <summary>Bytes of both directions.</summary>
internal readonly struct BytesValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Counters)
            ? (long)(block.Records[offset].OriginalBytes + block.Records[offset].ReplyBytes)
            : RowReader.Absent;
}

/// <summary>Source port of the original direction.</summary>
internal readonly struct OriginalPortSourceValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Ports)
            ? block.Records[offset].OriginalSourcePort
            : RowReader.Absent;
}

/// <summary>Destination port of the original direction.</summary>
internal readonly struct OriginalPortDestinationValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Ports)
            ? block.Records[offset].OriginalDestinationPort
            : RowReader.Absent;
}

/// <summary>Source port of the reply direction.</summary>
internal readonly struct ReplyPortSourceValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Ports)
            ? block.Records[offset].ReplySourcePort
            : RowReader.Absent;
}

/// <summary>Destination port of the reply direction.</summary>
internal readonly struct ReplyPortDestinationValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Ports)
            ? block.Records[offset].ReplyDestinationPort
            : RowReader.Absent;
}

/// <summary>ICMP identifier of the original direction.</summary>
internal readonly struct IcmpIdValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.IcmpId)
            ? block.Records[offset].OriginalSourcePort
            : RowReader.Absent;
}

/// <summary>ICMP type of the original direction.</summary>
internal readonly struct IcmpTypeValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.IcmpId)
            ? block.Records[offset].OriginalDestinationPort >> 8
            : RowReader.Absent;
}

/// <summary>ICMP code of the original direction.</summary>
internal readonly struct IcmpCodeValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.IcmpId)
            ? block.Records[offset].OriginalDestinationPort & 0xFF
            : RowReader.Absent;
}

/// <summary>ICMP identifier of the reply direction.</summary>
internal readonly struct ReplyIcmpIdValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.IcmpId)
            ? block.Records[offset].ReplySourcePort
            : RowReader.Absent;
}

/// <summary>ICMP type of the reply direction.</summary>
internal readonly struct ReplyIcmpTypeValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.IcmpId)
            ? block.Records[offset].ReplyDestinationPort >> 8
            : RowReader.Absent;
}

/// <summary>ICMP code of the reply direction.</summary>
internal readonly struct ReplyIcmpCodeValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.IcmpId)
            ? block.Records[offset].ReplyDestinationPort & 0xFF
            : RowReader.Absent;
}
