// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes the value of a column: a number as it is, a text in quotes. What the kernel did not send is not written.</summary>
internal sealed partial class ColumnWriter
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const byte IPv4 = 2;
    private const byte IPv6 = 10;

    private readonly OutputOptions _options;
    private readonly LocalTime _time;
    private readonly TextForm _form;

    /// <summary>Makes a writer.</summary>
    /// <param name="options">The names of labels.</param>
    /// <param name="time">The present time.</param>
    /// <param name="form">JSON or CSV.</param>
    public ColumnWriter(OutputOptions options, LocalTime time, TextForm form)
    {
        _options = options;
        _time = time;
        _form = form;
    }

    /// <summary>Adds the value of a column.</summary>
    /// <returns>False if there is none; nothing was added then.</returns>
    public bool TryAdd(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        int before = line.Length;
        switch (column)
        {
            case < EntryColumn.OriginalL3Protocol:
                AddEvent(ref line, column, entry);
                break;
            case < EntryColumn.ReplyL3Protocol:
                AddOriginal(ref line, column, entry);
                break;
            case < EntryColumn.Timeout:
                AddReply(ref line, column, entry);
                break;
            case < EntryColumn.Helper:
                AddCommon(ref line, column, entry);
                break;
            case < EntryColumn.MasterL4Protocol:
                AddRare(ref line, column, entry);
                break;
            case < EntryColumn.PortId:
                AddDetail(ref line, column, entry);
                break;
            case < EntryColumn.OriginalSource:
                AddRequester(ref line, column, entry);
                break;
            default:
                AddEitherFamily(ref line, column, entry.Record);
                break;
        }

        return line.Length > before;
    }

    private void AddEvent(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        if (column == EntryColumn.Id)
        {
            Number(ref line, entry.Record.Has(ConntrackFields.Id), entry.Record.Id);
        }
        else if (column == EntryColumn.Protocol)
        {
            Word(ref line, ProtocolText.Layer4(entry.Record.Protocol));
        }
        else if (entry.Context is { } happened)
        {
            AddHappening(ref line, column, happened);
        }
    }

    private void AddHappening(ref Line line, EntryColumn column, in EventContext happened)
    {
        switch (column)
        {
            case EntryColumn.Event:
                Word(ref line, happened.Kind switch
                {
                    ConntrackEventKind.New => "new"u8,
                    ConntrackEventKind.Update => "update"u8,
                    _ => "destroy"u8,
                });
                break;
            case EntryColumn.EventTime:
                line.Number((ulong)happened.UnixNanoseconds / NanosecondsPerSecond);
                break;
            default:
                line.Number((ulong)happened.UnixNanoseconds % NanosecondsPerSecond);
                break;
        }
    }

    private void AddOriginal(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        ref readonly ConntrackRecord record = ref entry.Record;
        switch (column)
        {
            case EntryColumn.OriginalL3Protocol:
                line.Number(record.Family);
                break;
            case EntryColumn.OriginalL4Protocol:
                line.Number(record.Protocol);
                break;
            case EntryColumn.OriginalIPv4Source:
                Address(ref line, record.Family == IPv4, record.OriginalSource, record.Family);
                break;
            case EntryColumn.OriginalIPv4Destination:
                Address(ref line, record.Family == IPv4, record.OriginalDestination, record.Family);
                break;
            case EntryColumn.OriginalIPv6Source:
                Address(ref line, record.Family == IPv6, record.OriginalSource, record.Family);
                break;
            case EntryColumn.OriginalIPv6Destination:
                Address(ref line, record.Family == IPv6, record.OriginalDestination, record.Family);
                break;
            case EntryColumn.OriginalZone:
                Number(ref line, entry.Extras?.OriginalZone is not null, entry.Extras?.OriginalZone ?? 0);
                break;
            case EntryColumn.OriginalPackets:
                Number(ref line, record.Has(ConntrackFields.Counters), record.OriginalPackets);
                break;
            case EntryColumn.OriginalBytes:
                Number(ref line, record.Has(ConntrackFields.Counters), record.OriginalBytes);
                break;
            default:
                AddSlot(
                    ref line,
                    column - EntryColumn.OriginalPortSource,
                    record,
                    record.OriginalSourcePort,
                    record.OriginalDestinationPort);
                break;
        }
    }

    private void AddReply(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        ref readonly ConntrackRecord record = ref entry.Record;
        if (!record.Has(ConntrackFields.Reply))
        {
            return;
        }

        switch (column)
        {
            case EntryColumn.ReplyL3Protocol:
                line.Number(record.Family);
                break;
            case EntryColumn.ReplyL4Protocol:
                line.Number(record.Protocol);
                break;
            case EntryColumn.ReplyIPv4Source:
                Address(ref line, record.Family == IPv4, record.ReplySource, record.Family);
                break;
            case EntryColumn.ReplyIPv4Destination:
                Address(ref line, record.Family == IPv4, record.ReplyDestination, record.Family);
                break;
            case EntryColumn.ReplyIPv6Source:
                Address(ref line, record.Family == IPv6, record.ReplySource, record.Family);
                break;
            case EntryColumn.ReplyIPv6Destination:
                Address(ref line, record.Family == IPv6, record.ReplyDestination, record.Family);
                break;
            case EntryColumn.ReplyZone:
                Number(ref line, entry.Extras?.ReplyZone is not null, entry.Extras?.ReplyZone ?? 0);
                break;
            case EntryColumn.ReplyPackets:
                Number(ref line, record.Has(ConntrackFields.Counters), record.ReplyPackets);
                break;
            case EntryColumn.ReplyBytes:
                Number(ref line, record.Has(ConntrackFields.Counters), record.ReplyBytes);
                break;
            default:
                AddSlot(
                    ref line,
                    column - EntryColumn.ReplyPortSource,
                    record,
                    record.ReplySourcePort,
                    record.ReplyDestinationPort);
                break;
        }
    }

    /// <summary>Ports, then ICMP's three, then keys: all of them stand in the same two slots of a tuple.</summary>
    private static void AddSlot(
        ref Line line, int which, in ConntrackRecord record, ushort source, ushort destination)
    {
        bool isKey = record.Protocol == IpProtocol.Gre;
        bool hasPorts = record.Has(ConntrackFields.Ports);
        bool isIcmp = record.Has(ConntrackFields.IcmpId);
        switch (which)
        {
            case 0:
                Number(ref line, hasPorts && !isKey, source);
                break;
            case 1:
                Number(ref line, hasPorts && !isKey, destination);
                break;
            case 2:
                Number(ref line, isIcmp, (uint)destination >> 8);
                break;
            case 3:
                Number(ref line, isIcmp, (byte)destination);
                break;
            case 4:
                Number(ref line, isIcmp, source);
                break;
            case 5:
                Number(ref line, hasPorts && isKey, source);
                break;
            default:
                Number(ref line, hasPorts && isKey, destination);
                break;
        }
    }

    private void AddCommon(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        ref readonly ConntrackRecord record = ref entry.Record;
        switch (column)
        {
            case EntryColumn.Timeout:
                Number(ref line, record.Has(ConntrackFields.Timeout), record.TimeoutSeconds);
                break;
            case EntryColumn.Mark:
                Number(ref line, record.Has(ConntrackFields.Mark), record.Mark);
                break;
            case EntryColumn.SecurityContext:
                Text(ref line, entry.Extras?.SecurityContext);
                break;
            case EntryColumn.Status:
                Number(ref line, record.Has(ConntrackFields.Status), (uint)record.Status);
                break;
            case EntryColumn.StatusNames:
                AddStatusNames(ref line, record);
                break;
            case EntryColumn.TcpState:
                AddState(ref line, record, IpProtocol.Tcp);
                break;
            case EntryColumn.SctpState:
                AddState(ref line, record, IpProtocol.Sctp);
                break;
            case EntryColumn.DccpState:
                AddState(ref line, record, IpProtocol.Dccp);
                break;
            case EntryColumn.Zone:
                Number(ref line, record.Has(ConntrackFields.Zone), record.Zone);
                break;
            default:
                Number(ref line, record.Has(ConntrackFields.Use), record.Use);
                break;
        }
    }

    private void AddState(ref Line line, in ConntrackRecord record, byte protocol)
    {
        if (record.Protocol == protocol && record.Has(ConntrackFields.ProtocolState))
        {
            Word(ref line, ProtocolText.State(protocol, record.ProtocolState));
        }
    }

    private void AddStatusNames(ref Line line, in ConntrackRecord record)
    {
        if (!record.Has(ConntrackFields.Status))
        {
            return;
        }

        var list = new ValueList(_form);
        for (int bit = 0; bit < StatusNames.All.Length; bit++)
        {
            if (((uint)record.Status & (1u << bit)) != 0)
            {
                list.Next(ref line);
                line.Text(StatusNames.All[bit], _form);
                list.EndElement(ref line);
            }
        }

        list.End(ref line, isWrittenEmpty: true);
    }

    private void AddRequester(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        if (entry.Context is { PortId: not 0 } requested)
        {
            if (column == EntryColumn.PortId)
            {
                line.Number(requested.PortId);
            }
            else
            {
                Text(ref line, requested.ProgramName);
            }
        }
    }

    private void AddEitherFamily(ref Line line, EntryColumn column, in ConntrackRecord record)
    {
        bool hasReply = record.Has(ConntrackFields.Reply);
        switch (column)
        {
            case EntryColumn.OriginalSource:
                Address(ref line, true, record.OriginalSource, record.Family);
                break;
            case EntryColumn.OriginalDestination:
                Address(ref line, true, record.OriginalDestination, record.Family);
                break;
            case EntryColumn.ReplySource:
                Address(ref line, hasReply, record.ReplySource, record.Family);
                break;
            default:
                Address(ref line, hasReply, record.ReplyDestination, record.Family);
                break;
        }
    }

    private static void Number(ref Line line, bool isKnown, ulong number)
    {
        if (isKnown)
        {
            line.Number(number);
        }
    }

    private void Address(ref Line line, bool isKnown, in NetAddress address, byte family)
    {
        if (isKnown)
        {
            Quote(ref line);
            line.Address(address, family);
            Quote(ref line);
        }
    }

    /// <summary>A word of ours, which needs no quotes in CSV.</summary>
    private void Word(ref Line line, ReadOnlySpan<byte> word)
    {
        Quote(ref line);
        line.Add(word);
        Quote(ref line);
    }

    private void Quote(ref Line line)
    {
        if (_form == TextForm.Json)
        {
            line.Add('"');
        }
    }

    private void Text(ref Line line, string? text)
    {
        if (text is not null)
        {
            line.Add('"');
            line.Text(text, _form);
            line.Add('"');
        }
    }
}
