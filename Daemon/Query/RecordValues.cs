// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The address family.</summary>
internal readonly struct FamilyValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) => record.Family;
}

/// <summary>The IP protocol number.</summary>
internal readonly struct ProtocolValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) => record.Protocol;
}

/// <summary>The kernel's id.</summary>
internal readonly struct KernelIdValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Id) ? record.Id : RowReader.Absent;
}

/// <summary>Seconds until the entry expires.</summary>
internal readonly struct TimeoutValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Timeout) ? record.TimeoutSeconds : RowReader.Absent;
}

/// <summary>The mark.</summary>
internal readonly struct MarkValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Mark) ? record.Mark : RowReader.Absent;
}

/// <summary>The status bits.</summary>
internal readonly struct StatusValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Status) ? (uint)record.Status : RowReader.Absent;
}

/// <summary>The reference count.</summary>
internal readonly struct UseValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Use) ? record.Use : RowReader.Absent;
}

/// <summary>The zone; the default zone is 0.</summary>
internal readonly struct ZoneValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) => record.Zone;
}

/// <summary>Packets of the original direction.</summary>
internal readonly struct OriginalPacketsValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Counters) ? (long)record.OriginalPackets : RowReader.Absent;
}

/// <summary>Bytes of the original direction.</summary>
internal readonly struct OriginalBytesValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Counters) ? (long)record.OriginalBytes : RowReader.Absent;
}

/// <summary>Packets of the reply direction.</summary>
internal readonly struct ReplyPacketsValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Counters) ? (long)record.ReplyPackets : RowReader.Absent;
}

/// <summary>Bytes of the reply direction.</summary>
internal readonly struct ReplyBytesValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Counters) ? (long)record.ReplyBytes : RowReader.Absent;
}

/// <summary>Packets of both directions.</summary>
internal readonly struct PacketsValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Counters) ? (long)(record.OriginalPackets + record.ReplyPackets) : RowReader.Absent;
}

/// <summary>Bytes of both directions.</summary>
internal readonly struct BytesValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Counters) ? (long)(record.OriginalBytes + record.ReplyBytes) : RowReader.Absent;
}

/// <summary>Source port of the original direction.</summary>
internal readonly struct OriginalPortSourceValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Ports) ? record.OriginalSourcePort : RowReader.Absent;
}

/// <summary>Destination port of the original direction.</summary>
internal readonly struct OriginalPortDestinationValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Ports) ? record.OriginalDestinationPort : RowReader.Absent;
}

/// <summary>Source port of the reply direction.</summary>
internal readonly struct ReplyPortSourceValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Ports) ? record.ReplySourcePort : RowReader.Absent;
}

/// <summary>Destination port of the reply direction.</summary>
internal readonly struct ReplyPortDestinationValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Ports) ? record.ReplyDestinationPort : RowReader.Absent;
}

/// <summary>ICMP identifier of the original direction.</summary>
internal readonly struct IcmpIdValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.IcmpId) ? record.OriginalSourcePort : RowReader.Absent;
}

/// <summary>ICMP type of the original direction.</summary>
internal readonly struct IcmpTypeValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.IcmpId) ? record.OriginalDestinationPort >> 8 : RowReader.Absent;
}

/// <summary>ICMP code of the original direction.</summary>
internal readonly struct IcmpCodeValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.IcmpId) ? record.OriginalDestinationPort & 0xFF : RowReader.Absent;
}

/// <summary>ICMP identifier of the reply direction.</summary>
internal readonly struct ReplyIcmpIdValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.IcmpId) ? record.ReplySourcePort : RowReader.Absent;
}

/// <summary>ICMP type of the reply direction.</summary>
internal readonly struct ReplyIcmpTypeValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.IcmpId) ? record.ReplyDestinationPort >> 8 : RowReader.Absent;
}

/// <summary>ICMP code of the reply direction.</summary>
internal readonly struct ReplyIcmpCodeValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        record.Has(ConntrackFields.IcmpId) ? record.ReplyDestinationPort & 0xFF : RowReader.Absent;
}
