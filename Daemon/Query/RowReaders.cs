// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Filters;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>The reader of each quantity that filters compare and each field that rows are sorted by.</summary>
internal static class RowReaders
{
    /// <summary>The reader of a quantity.</summary>
    public static RowReader For(FilterQuantity quantity, QueryContext context) => quantity switch
    {
        FilterQuantity.RowId => RowReader.Beside(default(RowIdValue)),
        FilterQuantity.KernelId => RowReader.Of(default(KernelIdValue)),
        FilterQuantity.InPackets => RowReader.Of(default(OriginalPacketsValue)),
        FilterQuantity.InBytes => RowReader.Of(default(OriginalBytesValue)),
        FilterQuantity.OutPackets => RowReader.Of(default(ReplyPacketsValue)),
        FilterQuantity.OutBytes => RowReader.Of(default(ReplyBytesValue)),
        FilterQuantity.Packets => RowReader.Of(default(PacketsValue)),
        FilterQuantity.Bytes => RowReader.Of(default(BytesValue)),
        FilterQuantity.InRate => RowReader.Beside(new RateValue(original: true, reply: false)),
        FilterQuantity.OutRate => RowReader.Beside(new RateValue(original: false, reply: true)),
        FilterQuantity.Rate => RowReader.Beside(new RateValue(original: true, reply: true)),
        FilterQuantity.Timeout => RowReader.Of(default(TimeoutValue)),
        FilterQuantity.Age => RowReader.Beside(new AgeValue(context.NowSeconds)),
        FilterQuantity.StartTime => RowReader.Beside(default(StartTimeValue)),
        FilterQuantity.Mark => RowReader.Of(default(MarkValue)),
        FilterQuantity.Status => RowReader.Of(default(StatusValue)),
        FilterQuantity.Use => RowReader.Of(default(UseValue)),
        FilterQuantity.Zone => RowReader.Of(default(ZoneValue)),
        FilterQuantity.UserId => RowReader.Of(new UserIdValue(context.UidMask)),
        FilterQuantity.Authenticated => SnapshotUsers.Authenticated(context),
        FilterQuantity.IcmpType => RowReader.Of(default(IcmpTypeValue)),
        FilterQuantity.IcmpCode => RowReader.Of(default(IcmpCodeValue)),
        FilterQuantity.IcmpId => RowReader.Of(default(IcmpIdValue)),
        FilterQuantity.ReplyIcmpType => RowReader.Of(default(ReplyIcmpTypeValue)),
        FilterQuantity.ReplyIcmpCode => RowReader.Of(default(ReplyIcmpCodeValue)),
        FilterQuantity.ReplyIcmpId => RowReader.Of(default(ReplyIcmpIdValue)),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "Not a quantity."),
    };

    /// <summary>The reader whose numbers sort as a field does.</summary>
    public static RowReader ForSorting(RowField field, QueryContext context) => field switch
    {
        RowField.Helper => HelperRanks.Reader(context.Snapshot),
        RowField.Labels => RowReader.Beside(default(LabelsValue)),
        RowField.UserName => SnapshotUsers.ByName(context),
        _ => ForField(field, context),
    };

    /// <summary>The reader of a field that is not text.</summary>
    public static RowReader ForField(RowField field, QueryContext context) => field switch
    {
        RowField.OriginalL3Protocol or RowField.ReplyL3Protocol => RowReader.Of(default(FamilyValue)),
        RowField.OriginalL4Protocol or RowField.ReplyL4Protocol => RowReader.Of(default(ProtocolValue)),
        RowField.OriginalIPv4Source => Address(AddressSide.Source, AddressFamilies.IPv4),
        RowField.OriginalIPv4Destination => Address(AddressSide.Destination, AddressFamilies.IPv4),
        RowField.OriginalIPv6Source => Address(AddressSide.Source, AddressFamilies.IPv6),
        RowField.OriginalIPv6Destination => Address(AddressSide.Destination, AddressFamilies.IPv6),
        RowField.ReplyIPv4Source => Address(AddressSide.ReplySource, AddressFamilies.IPv4),
        RowField.ReplyIPv4Destination => Address(AddressSide.ReplyDestination, AddressFamilies.IPv4),
        RowField.ReplyIPv6Source => Address(AddressSide.ReplySource, AddressFamilies.IPv6),
        RowField.ReplyIPv6Destination => Address(AddressSide.ReplyDestination, AddressFamilies.IPv6),
        RowField.OriginalPortSource => RowReader.Of(default(OriginalPortSourceValue)),
        RowField.OriginalPortDestination => RowReader.Of(default(OriginalPortDestinationValue)),
        RowField.ReplyPortSource => RowReader.Of(default(ReplyPortSourceValue)),
        RowField.ReplyPortDestination => RowReader.Of(default(ReplyPortDestinationValue)),
        RowField.TcpState => RowReader.Of(default(TcpStateValue)),
        _ => For(QuantityOf(field), context),
    };

    private static RowReader Address(AddressSide side, byte family) => RowReader.Of(new AddressValue(side, family));

    private static FilterQuantity QuantityOf(RowField field)
    {
        foreach (FilterQuantityInfo info in FilterQuantities.All)
        {
            if (info.Field == field)
            {
                return info.Quantity;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(field), field, "No number stands for this field.");
    }
}
