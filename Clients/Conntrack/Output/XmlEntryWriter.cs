// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes the XML of conntrack(8), an element per line.</summary>
internal sealed class XmlEntryWriter : IEntryWriter
{
    private readonly OutputBuffer _buffer;
    private readonly OutputOptions _options;
    private readonly LocalTime _time;
    private readonly XmlDocumentFrame _frame;
    private readonly int _labelRoom;

    /// <summary>Makes a writer.</summary>
    public XmlEntryWriter(OutputBuffer buffer, OutputOptions options, LocalTime time)
    {
        _buffer = buffer;
        _options = options;
        _time = time;
        _frame = new XmlDocumentFrame(buffer, options.Root, "conntrack");
        _labelRoom = LineRoom.OfLabels(options.Labels);
    }

    /// <inheritdoc/>
    public void Begin() => _frame.Begin();

    /// <inheritdoc/>
    public void Write(
        in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        _frame.BeforeEntry();
        var line = new Line(_buffer.GetSpan(LineRoom.Of(extras, context, _labelRoom)));
        line.Add(XmlDocumentFrame.Flow(context?.Kind));
        AddOriginal(ref line, record, extras);
        if (record.Has(ConntrackFields.Reply))
        {
            AddReply(ref line, record, extras);
        }

        AddIndependent(ref line, record, extras, startTime);
        if (_options.Timestamp && context is { } happened)
        {
            _time.AddWhen(ref line, happened.UnixNanoseconds);
        }

        if (extras?.Helper is { } helper)
        {
            line.Add("<helper>"u8);
            line.Text(helper, TextForm.Xml);
            line.Add("</helper>"u8);
        }

        line.Add("</flow>\n"u8);
        _buffer.Advance(line.Length);
    }

    /// <inheritdoc/>
    public void End() => _frame.End();

    private void AddOriginal(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        line.Add("<meta direction=\"original\">"u8);
        AddLayer3(ref line, record.OriginalSource, record.OriginalDestination, record.Family);
        AddLayer4(
            ref line,
            record.Protocol,
            record.OriginalSourcePort,
            record.OriginalDestinationPort,
            extras?.Sctp?.OriginalTag);
        AddDirection(ref line, record, extras?.OriginalZone, record.OriginalPackets, record.OriginalBytes);
    }

    private void AddReply(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        line.Add("<meta direction=\"reply\">"u8);
        AddLayer3(ref line, record.ReplySource, record.ReplyDestination, record.Family);
        AddLayer4(
            ref line, record.Protocol, record.ReplySourcePort, record.ReplyDestinationPort, extras?.Sctp?.ReplyTag);
        AddDirection(ref line, record, extras?.ReplyZone, record.ReplyPackets, record.ReplyBytes);
    }

    private static void AddLayer3(ref Line line, in NetAddress source, in NetAddress destination, byte family)
    {
        line.Add(family == 2
            ? "<layer3 protonum=\"2\" protoname=\"ipv4\"><src>"u8
            : "<layer3 protonum=\"10\" protoname=\"ipv6\"><src>"u8);
        line.Address(source, family);
        line.Add("</src><dst>"u8);
        line.Address(destination, family);
        line.Add("</dst></layer3>"u8);
    }

    private void AddLayer4(ref Line line, byte protocol, ushort source, ushort destination, uint? tag)
    {
        line.Add("<layer4 protonum=\""u8);
        line.Number(protocol);
        line.Add("\" protoname=\""u8);
        line.Add(ProtocolText.Layer4(protocol));
        line.Add("\">"u8);
        if (ProtocolText.HasPorts(protocol))
        {
            line.Add("<sport>"u8);
            line.Number(source);
            line.Add("</sport><dport>"u8);
            line.Number(destination);
            line.Add("</dport>"u8);
        }
        else if (protocol == IpProtocol.Gre)
        {
            line.Add("<srckey>"u8);
            line.Hexadecimal(source);
            line.Add("</srckey><dstkey>"u8);
            line.Hexadecimal(destination);
            line.Add("</dstkey>"u8);
        }

        if (!_options.IsAnchor)
        {
            AddWhatTheAnchorLacks(ref line, protocol, source, destination, tag);
        }

        line.Add("</layer4>"u8);
    }

    private static void AddWhatTheAnchorLacks(
        ref Line line, byte protocol, ushort source, ushort destination, uint? tag)
    {
        if (ProtocolText.IsIcmp(protocol))
        {
            AddElement(ref line, "<type>"u8, (uint)(destination >> 8), "</type>"u8);
            AddElement(ref line, "<code>"u8, (byte)destination, "</code>"u8);
            AddElement(ref line, "<id>"u8, source, "</id>"u8);
        }
        else if (tag is { } number)
        {
            AddElement(ref line, "<vtag>"u8, VerificationTag.ToOption(number), "</vtag>"u8);
        }
    }

    /// <summary>Adds the zone and the counters of a direction, and ends it.</summary>
    private static void AddDirection(
        ref Line line, in ConntrackRecord record, ushort? zone, ulong packets, ulong bytes)
    {
        if (zone is { } number)
        {
            AddElement(ref line, "<zone>"u8, number, "</zone>"u8);
        }

        if (record.Has(ConntrackFields.Counters))
        {
            line.Add("<counters><packets>"u8);
            line.Number(packets);
            line.Add("</packets><bytes>"u8);
            line.Number(bytes);
            line.Add("</bytes></counters>"u8);
        }

        line.Add("</meta>"u8);
    }

    private void AddIndependent(
        ref Line line, in ConntrackRecord record, ConntrackExtras? extras, ulong startTime)
    {
        int before = line.Length;
        line.Add("<meta direction=\"independent\">"u8);
        int empty = line.Length;
        AddState(ref line, record);
        if (_options.Labels is not null && extras?.Labels is { } labels)
        {
            AddLabels(ref line, labels);
        }

        if (extras?.SecurityContext is { } securityContext)
        {
            line.Add("<secctx>"u8);
            line.Text(securityContext, TextForm.Xml);
            line.Add("</secctx>"u8);
        }

        AddIdentity(ref line, record);
        AddStatus(ref line, record);
        AddTimes(ref line, startTime, extras?.StopTime ?? 0);
        if (line.Length == empty)
        {
            line.Length = before;
            return;
        }

        line.Add("</meta>"u8);
    }

    private void AddState(ref Line line, in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.ProtocolState))
        {
            line.Add("<state>"u8);

            // The anchor looks the states of all protocols up in TCP's table.
            line.Add(ProtocolText.State(_options.IsAnchor ? IpProtocol.Tcp : record.Protocol, record.ProtocolState));
            line.Add("</state>"u8);
        }

        if (record.Has(ConntrackFields.Timeout))
        {
            AddElement(ref line, "<timeout>"u8, record.TimeoutSeconds, "</timeout>"u8);
        }

        if (record.Has(ConntrackFields.Mark))
        {
            AddElement(ref line, "<mark>"u8, record.Mark, "</mark>"u8);
        }
    }

    private static void AddIdentity(ref Line line, in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.Zone))
        {
            AddElement(ref line, "<zone>"u8, record.Zone, "</zone>"u8);
        }

        if (record.Has(ConntrackFields.Use))
        {
            AddElement(ref line, "<use>"u8, record.Use, "</use>"u8);
        }

        if (record.Has(ConntrackFields.Id))
        {
            AddElement(ref line, "<id>"u8, record.Id, "</id>"u8);
        }
    }

    private void AddStatus(ref Line line, in ConntrackRecord record)
    {
        if (!record.Has(ConntrackFields.Status))
        {
            return;
        }

        if ((record.Status & ConntrackStatus.Assured) != 0)
        {
            line.Add("<assured/>"u8);
        }

        if ((record.Status & ConntrackStatus.SeenReply) == 0)
        {
            line.Add("<unreplied/>"u8);
        }

        if (!_options.IsAnchor && (record.Status & ConntrackStatus.Offload) != 0)
        {
            line.Add("<offload/>"u8);
        }

        if (!_options.IsAnchor && (record.Status & ConntrackStatus.HardwareOffload) != 0)
        {
            line.Add("<hw-offload/>"u8);
        }
    }

    private void AddTimes(ref Line line, ulong start, ulong stop)
    {
        if (_options.KernelTimestamp && (start | stop) != 0)
        {
            line.Add("<timestamp>"u8);
            if (start != 0)
            {
                AddElement(ref line, "<start>"u8, start, "</start>"u8);
            }

            if (stop != 0)
            {
                AddElement(ref line, "<stop>"u8, stop, "</stop>"u8);
            }

            line.Add("</timestamp>"u8);
        }

        if (start != 0)
        {
            AddElement(ref line, "<deltatime>"u8, _time.SecondsBetween(start, stop), "</deltatime>"u8);
        }
    }

    private void AddLabels(ref Line line, ReadOnlySpan<byte> labels)
    {
        line.Add("<labels>"u8);
        for (var bits = new LabelBits(labels); bits.MoveNext();)
        {
            ReadOnlySpan<byte> name = _options.Labels!.NameOf(bits.Current);
            if (!name.IsEmpty)
            {
                line.Add("<label>"u8);
                line.Text(name, TextForm.Xml);
                line.Add("</label>"u8);
            }
        }

        line.Add("</labels>"u8);
    }

    private static void AddElement(ref Line line, ReadOnlySpan<byte> start, ulong number, ReadOnlySpan<byte> end)
    {
        line.Add(start);
        line.Number(number);
        line.Add(end);
    }
}
