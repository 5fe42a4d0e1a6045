// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using Conntrack.Grammar;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>Evaluates the filter language on entries, without allocating.</summary>
/// <remarks>
/// What only the daemon knows (rates, users, which addresses are local, ages and numbers of rows) is refused.
/// A condition on what an entry lacks is not met.
/// </remarks>
internal sealed class FilterEvaluator
{
    private const int LabelCount = 128;

    private readonly EntryTest _test;

    private FilterEvaluator(EntryTest test)
    {
        _test = test;
    }

    /// <summary>Makes an evaluator.</summary>
    /// <param name="filter">The filter; null selects everything.</param>
    /// <returns>The evaluator; null for no filter.</returns>
    /// <exception cref="CommandLineException">The filter asks for what an entry does not tell.</exception>
    public static FilterEvaluator? Of(FilterNode? filter) =>
        filter is null or FilterAll ? null : new FilterEvaluator(Compile(filter));

    /// <summary>Whether an entry fulfils the filter.</summary>
    public bool Matches(in ConntrackRecord record, ConntrackExtras? extras) => _test(record, extras);

    private static EntryTest Compile(FilterNode node) => node switch
    {
        FilterAll => static (in _, _) => true,
        FilterAnd and => All([.. and.Terms.Select(Compile)]),
        FilterOr or => Any([.. or.Terms.Select(Compile)]),
        FilterNot not => Not(Compile(not.Operand)),
        FilterAddress address => AddressTests.Of(address),
        FilterPort port => PortTests.Of(port),
        FilterProtocol protocol => (in record, _) => record.Protocol == protocol.Protocol,
        FilterFamily family => (in record, _) => record.Family == (family.IsIPv6 ? AddressArgument.IPv6 : AddressArgument.IPv4),
        FilterCompare compare => QuantityTests.Of(compare),
        FilterMask mask => (in record, _) => (record.Mark & mask.Mask) == mask.Value,
        FilterFlag flag => Flag(flag.Flag),
        FilterState state => State(state.State),
        FilterTcpState state => (in record, _) => IsTcpState(record, state.State, state.State),
        FilterClass filterClass => Class(filterClass.Class),
        FilterText text => Text(text),
        FilterHas has => QuantityTests.Has(has.Field),
        _ => throw Unknown("names of hosts"),
    };

    /// <summary>The refusal of a condition that needs the daemon.</summary>
    internal static CommandLineException Unknown(string what) =>
        new($"--filter: only the daemon knows {what}, an entry of the kernel does not tell");

    private static EntryTest All(EntryTest[] terms) => (in record, extras) =>
    {
        foreach (EntryTest term in terms)
        {
            if (!term(record, extras))
            {
                return false;
            }
        }

        return true;
    };

    private static EntryTest Any(EntryTest[] terms) => (in record, extras) =>
    {
        foreach (EntryTest term in terms)
        {
            if (term(record, extras))
            {
                return true;
            }
        }

        return false;
    };

    private static EntryTest Not(EntryTest operand) => (in record, extras) => !operand(record, extras);

    private static EntryTest Flag(ConnectionTrait flag) => flag switch
    {
        ConnectionTrait.Assured => HasAny(ConntrackStatus.Assured),
        ConnectionTrait.SeenReply => HasAny(ConntrackStatus.SeenReply),
        ConnectionTrait.Unreplied => Not(HasAny(ConntrackStatus.SeenReply)),
        ConnectionTrait.Offload => HasAny(ConntrackStatus.Offload | ConntrackStatus.HardwareOffload),
        ConnectionTrait.HardwareOffload => HasAny(ConntrackStatus.HardwareOffload),
        ConnectionTrait.FixedTimeout => HasAny(ConntrackStatus.FixedTimeout),
        ConnectionTrait.Expected => HasAny(ConntrackStatus.Expected),
        ConnectionTrait.Confirmed => HasAny(ConntrackStatus.Confirmed),
        _ => HasAny(ConntrackStatus.Dying),
    };

    private static EntryTest HasAny(ConntrackStatus bits) => (in record, _) => (record.Status & bits) != 0;

    private static EntryTest State(ConnectionState state) => state switch
    {
        ConnectionState.New => Not(HasAny(ConntrackStatus.SeenReply | ConntrackStatus.Expected)),
        ConnectionState.Established => HasAny(ConntrackStatus.SeenReply),
        ConnectionState.Related => HasAny(ConntrackStatus.Expected),
        _ => static (in record, _) => IsTcpState(record, (byte)TcpState.FinWait, (byte)TcpState.Close),
    };

    private static bool IsTcpState(in ConntrackRecord record, byte first, byte last) =>
        record.Protocol == IpProtocol.Tcp && record.Has(ConntrackFields.ProtocolState)
        && record.ProtocolState >= first && record.ProtocolState <= last;

    private static EntryTest Class(ConnectionClass wanted) => wanted switch
    {
        ConnectionClass.SourceNat => static (in record, _) => NatSelector.DiffersInSource(record),
        ConnectionClass.DestinationNat => static (in record, _) => NatSelector.DiffersInDestination(record),
        ConnectionClass.Nat => static (in record, _) =>
            NatSelector.DiffersInSource(record) || NatSelector.DiffersInDestination(record),
        _ => throw Unknown("which addresses are those of this machine"),
    };

    private static EntryTest Text(FilterText text) => text.Field switch
    {
        FilterTextField.Helper => (in _, extras) => extras?.Helper == text.Text,
        FilterTextField.Label when int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int bit)
            && bit < LabelCount => (in _, extras) => HasLabel(extras, bit),
        FilterTextField.Label => throw new CommandLineException($"--filter: `{text.Text}' is no label, which is a bit from 0 to 127"),
        _ => throw Unknown("users"),
    };

    private static bool HasLabel(ConntrackExtras? extras, int bit)
    {
        ReadOnlySpan<byte> labels = extras?.Labels;
        return bit / 8 < labels.Length && (labels[bit / 8] & (1 << (bit % 8))) != 0;
    }
}
