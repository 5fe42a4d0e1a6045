// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Output;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>Which connections a command line of conntrack.py is about. Allocates nothing per connection.</summary>
internal sealed class ConntrackPySelector
{
    private readonly ConntrackPyRequest _request;
    private readonly bool _selectsPorts;
    private readonly AddressSelector _source;
    private readonly AddressSelector _destination;
    private readonly AddressSelector _replySource;
    private readonly AddressSelector _replyDestination;

    /// <summary>Makes a selector.</summary>
    public ConntrackPySelector(ConntrackPyRequest request)
    {
        _request = request;

        // As in the original, a port selects nothing where the protocol has none.
        _selectsPorts = request.Protocol is not { } protocol || ProtocolText.HasPorts(protocol);
        _source = SelectorOf(request.Original.Source);
        _destination = SelectorOf(request.Original.Destination);
        _replySource = SelectorOf(request.Reply.Source);
        _replyDestination = SelectorOf(request.Reply.Destination);
    }

    /// <summary>What of it the kernel is asked to apply. The library checks its answer again.</summary>
    public ConntrackDumpFilter KernelFilter() => new()
    {
        Family = _request.Family,
        Original = KernelTuple(_request.Original, _request.OriginalPorts),
        Reply = KernelTuple(_request.Reply, _request.ReplyPorts),
    };

    /// <summary>Whether a connection is selected.</summary>
    public bool Matches(in ConntrackRecord record) =>
        (_request.Family == 0 || _request.Family == record.Family)
        && (_request.Protocol is not { } protocol || protocol == record.Protocol)
        && IsOfFamily(_request.Original, record.Family)
        && IsOfFamily(_request.Reply, record.Family)
        && _source.Matches(record.OriginalSource)
        && _destination.Matches(record.OriginalDestination)
        && _replySource.Matches(record.ReplySource)
        && _replyDestination.Matches(record.ReplyDestination)
        && MatchesPorts(_request.OriginalPorts, record, record.OriginalSourcePort, record.OriginalDestinationPort)
        && MatchesPorts(_request.ReplyPorts, record, record.ReplySourcePort, record.ReplyDestinationPort);

    private static AddressSelector SelectorOf(NetworkArgument? network) => new(network?.Address, network?.Mask);

    private static bool IsOfFamily((NetworkArgument? Source, NetworkArgument? Destination) networks, byte family) =>
        (networks.Source?.Family ?? family) == family && (networks.Destination?.Family ?? family) == family;

    private bool MatchesPorts(
        (ushort? Source, ushort? Destination) wanted, in ConntrackRecord record, ushort source, ushort destination) =>
        !_selectsPorts
        || wanted is (null, null)
        || (ProtocolText.HasPorts(record.Protocol)
            && (wanted.Source ?? source) == source
            && (wanted.Destination ?? destination) == destination);

    private ConntrackTupleFilter KernelTuple(
        (NetworkArgument? Source, NetworkArgument? Destination) networks, (ushort? Source, ushort? Destination) ports) => new()
        {
            Source = networks.Source is { Mask: null } source ? source.Address : null,
            Destination = networks.Destination is { Mask: null } destination ? destination.Address : null,
            Protocol = _request.Protocol,
            SourcePort = _selectsPorts && _request.Protocol is not null ? ports.Source : null,
            DestinationPort = _selectsPorts && _request.Protocol is not null ? ports.Destination : null,
        };
}
