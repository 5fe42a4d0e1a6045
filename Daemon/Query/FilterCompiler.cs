// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using Contract;
using Contract.Filters;
using Daemon.Table;
using Localization;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Turns a filter's tree into a predicate over rows, once per query.</summary>
internal static class FilterCompiler
{
    /// <summary>Compiles a filter.</summary>
    /// <returns>The predicate; null when the filter lets every row pass.</returns>
    /// <exception cref="FieldException">A user or label of the filter is not known here.</exception>
    public static RowPredicate? Compile(FilterNode? filter, QueryContext context) =>
        filter is null or FilterAll ? null : Translate(filter, context);

    private static RowPredicate Translate(FilterNode node, QueryContext context) => node switch
    {
        FilterAll => new AllPredicate(),
        FilterAnd and => new AllPredicate([.. and.Terms.Select(term => Translate(term, context))]),
        FilterOr or => new AnyPredicate([.. or.Terms.Select(term => Translate(term, context))]),
        FilterNot not => new NotPredicate(Translate(not.Operand, context)),
        FilterAddress address => Test(new AddressTest(address.Side, AddressMatch.Of(address.Prefix))),
        FilterPort port => Port(port),
        FilterProtocol protocol => Is(RowReader.Of(default(ProtocolValue)), protocol.Protocol),
        FilterFamily family =>
            Is(RowReader.Of(default(FamilyValue)), family.IsIPv6 ? AddressFamilies.IPv6 : AddressFamilies.IPv4),
        FilterCompare compare =>
            new ComparePredicate(RowReaders.For(compare.Quantity, context), compare.Operator, compare.Value),
        FilterMask mask => Test(new MarkTest(mask.Value, mask.Mask)),
        FilterFlag flag => Flag(flag.Flag),
        FilterState state => State(state.State),
        FilterTcpState state => Is(RowReader.Of(default(TcpStateValue)), state.State),
        FilterClass filterClass => Test(new ClassTest(filterClass.Class, context.LocalAddresses.Current)),
        FilterText text => Text(text, context),
        FilterHas has => Has(has.Field, context),

        // There are no names of hosts here, so nobody's name matches.
        FilterName => new AnyPredicate(),
        _ => throw new NotSupportedException(string.Create(
            CultureInfo.InvariantCulture, $"The condition {node.GetType().Name} cannot be compiled.")),
    };

    private static RecordPredicate<TTest> Test<TTest>(TTest test)
        where TTest : struct, IRecordTest => new(test);

    private static BesidePredicate<TTest> TestBeside<TTest>(TTest test)
        where TTest : struct, IRowTest => new(test);

    private static ComparePredicate Is(RowReader reader, long value) => new(reader, ComparisonOperator.Equal, value);

    private static RowPredicate Port(FilterPort port) => port.Side switch
    {
        PortSide.Source => Test(new PortTest<SourcePort>(port.First, port.Last)),
        PortSide.Destination => Test(new PortTest<DestinationPort>(port.First, port.Last)),
        PortSide.ReplySource => Test(new PortTest<ReplySourcePort>(port.First, port.Last)),
        PortSide.ReplyDestination => Test(new PortTest<ReplyDestinationPort>(port.First, port.Last)),
        PortSide.Gateway => Test(new TranslatedPortTest(port.First, port.Last)),
        _ => new AnyPredicate(
            Test(new PortTest<DestinationPort>(port.First, port.Last)),
            Test(new PortTest<SourcePort>(port.First, port.Last))),
    };

    private static RecordPredicate<StatusTest> Flag(ConnectionTrait flag) => flag switch
    {
        ConnectionTrait.Assured => Status(ConntrackStatus.Assured),
        ConnectionTrait.SeenReply => Status(ConntrackStatus.SeenReply),
        ConnectionTrait.Unreplied => Test(new StatusTest(ConntrackStatus.SeenReply, set: false)),
        ConnectionTrait.Offload => Status(ConntrackStatus.Offload | ConntrackStatus.HardwareOffload),
        ConnectionTrait.HardwareOffload => Status(ConntrackStatus.HardwareOffload),
        ConnectionTrait.FixedTimeout => Status(ConntrackStatus.FixedTimeout),
        ConnectionTrait.Expected => Status(ConntrackStatus.Expected),
        ConnectionTrait.Confirmed => Status(ConntrackStatus.Confirmed),
        ConnectionTrait.Dying => Status(ConntrackStatus.Dying),
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Not a flag."),
    };

    private static RecordPredicate<StatusTest> Status(ConntrackStatus bits) => Test(new StatusTest(bits, set: true));

    private static RowPredicate State(ConnectionState state) => state switch
    {
        ConnectionState.New => Test(new StatusTest(ConntrackStatus.SeenReply | ConntrackStatus.Expected, set: false)),
        ConnectionState.Established => Status(ConntrackStatus.SeenReply),
        ConnectionState.Related => Status(ConntrackStatus.Expected),
        ConnectionState.Closing => new AllPredicate(
            new ComparePredicate(
                RowReader.Of(default(TcpStateValue)), ComparisonOperator.GreaterOrEqual, (long)TcpState.FinWait),
            new ComparePredicate(
                RowReader.Of(default(TcpStateValue)), ComparisonOperator.LessOrEqual, (long)TcpState.Close)),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    private static RowPredicate Text(FilterText text, QueryContext context)
    {
        switch (text.Field)
        {
            case FilterTextField.User:
                uint uid = context.Users.FindUid(text.Text) ?? throw new FieldException(
                    FieldNames.UserName,
                    Messages.Format($"'{text.Text}' is not a user of this machine"),
                    Messages.Get("a user's name or number, as getent(1) lists them"));
                return Is(RowReader.Of(new UserIdValue(context.UidMask)), uid);

            case FilterTextField.Helper:
                return TestBeside(new HelperTest(text.Text));

            default:
                return int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int bit)
                    && bit < LabelBits.Count
                    ? TestBeside(new LabelTest(bit))
                    : throw new FieldException(FieldNames.Labels, Messages.Format($"'{text.Text}' is not a label"), Messages.Get(
                        
                        "a bit from 0 to 127"));
        }
    }

    private static RowPredicate Has(RowField field, QueryContext context) => field switch
    {
        RowField.Helper => TestBeside(new ExtrasTest(helper: true)),
        RowField.Labels => TestBeside(new ExtrasTest(helper: false)),
        RowField.UserName => Is(RowReaders.For(FilterQuantity.Authenticated, context), 1),
        _ => new ComparePredicate(
            RowReaders.ForField(field, context), ComparisonOperator.Greater, RowReader.Absent),
    };
}
