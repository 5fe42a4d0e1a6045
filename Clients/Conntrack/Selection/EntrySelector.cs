// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>Which entries a command is about. Allocates nothing per entry.</summary>
/// <remarks>A part of an entry that the kernel did not send equals nothing that is asked for, but zones, which are then 0.</remarks>
internal sealed class EntrySelector
{
    private readonly Request _request;
    private readonly AddressSelector _source;
    private readonly AddressSelector _destination;
    private readonly AddressSelector _replySource;
    private readonly AddressSelector _replyDestination;
    private readonly bool _selectsState;
    private readonly bool _selectsChanges;
    private readonly FilterEvaluator? _filter;

    /// <summary>Makes a selector.</summary>
    /// <param name="request">The command line. Of an update, what is to be changed selects nothing.</param>
    /// <param name="filter">The further condition, or null.</param>
    public EntrySelector(Request request, FilterEvaluator? filter = null)
    {
        _request = request;
        _filter = filter;
        _source = new AddressSelector(request.Original.Source, request.Mask.Source);
        _destination = new AddressSelector(request.Original.Destination, request.Mask.Destination);
        _replySource = new AddressSelector(request.Reply.Source, null);
        _replyDestination = new AddressSelector(request.Reply.Destination, null);
        _selectsChanges = request.Command != CommandKind.Update;
        _selectsState = request.State is not null && _selectsChanges;
    }

    /// <summary>What of it the kernel is asked to apply. The library checks its answer again.</summary>
    public ConntrackDumpFilter KernelFilter()
    {
        ConntrackStatus status = _request.Status.Set | _request.Status.MustBeClear;
        bool pushesStatus = _selectsChanges && status != ConntrackStatus.None;
        return new ConntrackDumpFilter
        {
            Family = _request.Family,
            Mark = _selectsChanges ? _request.Mark?.Value : null,
            MarkMask = _selectsChanges ? _request.Mark?.Mask : null,
            Status = pushesStatus ? _request.Status.Set : null,
            StatusMask = pushesStatus ? status : null,

            // The kernel also counts a zone of one direction, and so would leave out flows without a zone of their own.
            Zone = _request.Zone is > 0 ? _request.Zone : null,
            Original = KernelTuple(
                _request.Original, _request.Mask.Source, _request.Mask.Destination),
            Reply = KernelTuple(_request.Reply, null, null),
        };
    }

    /// <summary>Whether an entry is selected.</summary>
    /// <param name="record">The entry.</param>
    /// <param name="extras">Its rare attributes, or null.</param>
    public bool Matches(in ConntrackRecord record, ConntrackExtras? extras) =>
        MatchesAddresses(record)
        && MatchesProtocol(record)
        && MatchesZones(record, extras)
        && MatchesNat(record)
        && (_request.Id is not { } id || id == record.Id)
        && (!_selectsChanges || MatchesState(record))
        && (_request.Labels.Count == 0 || HasLabels(extras))
        && (_filter is null || _filter.Matches(record, extras));

    private bool MatchesAddresses(in ConntrackRecord record) =>
        (_request.Family == 0 || _request.Family == record.Family)
        && _source.Matches(record.OriginalSource)
        && _destination.Matches(record.OriginalDestination)
        && _replySource.Matches(record.ReplySource)
        && _replyDestination.Matches(record.ReplyDestination);

    private bool MatchesProtocol(in ConntrackRecord record)
    {
        if (_request.Protocol is not { } protocol)
        {
            return true;
        }

        return protocol == record.Protocol
            && (_request.Original is { SourcePort: null, DestinationPort: null } || MatchesPorts(
                record, _request.Original, record.OriginalSourcePort, record.OriginalDestinationPort))
            && (_request.Reply is { SourcePort: null, DestinationPort: null } || MatchesPorts(
                record, _request.Reply, record.ReplySourcePort, record.ReplyDestinationPort))
            && MatchesIcmp(record)
            && (!_selectsState
                || (record.Has(ConntrackFields.ProtocolState) && record.ProtocolState == _request.State));
    }

    private static bool MatchesPorts(in ConntrackRecord record, TupleArgument wanted, ushort source, ushort destination) =>
        record.Has(ConntrackFields.Ports)
        && (wanted.SourcePort is not { } first || first == source)
        && (wanted.DestinationPort is not { } second || second == destination);

    private bool MatchesIcmp(in ConntrackRecord record)
    {
        if (_request is { IcmpType: null, IcmpCode: null, IcmpId: null })
        {
            return true;
        }

        return record.Has(ConntrackFields.IcmpId)
            && (_request.IcmpType is not { } type || type == (byte)(record.OriginalDestinationPort >> 8))
            && (_request.IcmpCode is not { } code || code == (byte)record.OriginalDestinationPort)
            && (_request.IcmpId is not { } id || id == record.OriginalSourcePort);
    }

    private bool MatchesZones(in ConntrackRecord record, ConntrackExtras? extras) =>
        (_request.Zone is not { } zone || zone == record.Zone)
        && (_request.OriginalZone is not { } original || original == (extras?.OriginalZone ?? 0))
        && (_request.ReplyZone is not { } reply || reply == (extras?.ReplyZone ?? 0));

    private bool MatchesNat(in ConntrackRecord record) =>
        (_request.SourceNat is null || NatSelector.IsSourceTranslated(record, _request.SourceNat))
        && (_request.DestinationNat is null || NatSelector.IsDestinationTranslated(record, _request.DestinationNat))
        && (_request.AnyNat is null
            || NatSelector.IsSourceTranslated(record, _request.AnyNat)
            || NatSelector.IsDestinationTranslated(record, _request.AnyNat));

    /// <summary>What an update would set: status, mark and timeout.</summary>
    private bool MatchesState(in ConntrackRecord record) =>
        (record.Status & _request.Status.Set) == _request.Status.Set
        && (record.Status & _request.Status.MustBeClear) == ConntrackStatus.None
        && (_request.Mark is not { } mark || (record.Mark & mark.Mask) == mark.Value)
        && (_request.Timeout is not { } timeout || timeout == record.TimeoutSeconds);

    private bool HasLabels(ConntrackExtras? extras)
    {
        ReadOnlySpan<byte> labels = extras?.Labels;
        IReadOnlyList<int> wanted = _request.Labels;
        for (int i = 0; i < wanted.Count; i++)
        {
            if (wanted[i] / 8 >= labels.Length || (labels[wanted[i] / 8] & (1 << (wanted[i] % 8))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A direction without masks. The kernel compares addresses of IPv6 wrongly, so the library sends only those of IPv4.
    /// </summary>
    private ConntrackTupleFilter KernelTuple(in TupleArgument tuple, NetAddress? sourceMask, NetAddress? destinationMask) => new()
    {
        Source = sourceMask is null ? tuple.Source : null,
        Destination = destinationMask is null ? tuple.Destination : null,
        Protocol = _request.Protocol,
        SourcePort = tuple.SourcePort,
        DestinationPort = tuple.DestinationPort,
    };
}
