// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes a line of words per entry, as conntrack(8) prints it.</summary>
internal sealed class TextEntryWriter : IEntryWriter
{
    private readonly OutputBuffer _buffer;
    private readonly OutputOptions _options;
    private readonly LocalTime _time;
    private readonly TextForm _form;
    private readonly int _labelRoom;

    /// <summary>Makes a writer.</summary>
    public TextEntryWriter(OutputBuffer buffer, OutputOptions options, LocalTime time)
    {
        _buffer = buffer;
        _options = options;
        _time = time;
        _form = options.IsTerminal ? TextForm.Printable : TextForm.Plain;
        _labelRoom = LineRoom.OfLabels(options.Labels);
    }

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(
        in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        var line = new Line(_buffer.GetSpan(LineRoom.Of(extras, context, _labelRoom)));
        if (context is { } happened)
        {
            EventText.Prefix(ref line, happened, _options);
        }

        AddProtocol(ref line, record);
        AddOriginal(ref line, record, extras);
        AddReply(ref line, record, extras);
        AddStatus(ref line, record.Status);
        AddIndependent(ref line, record, extras);
        AddTimes(ref line, startTime, extras?.StopTime ?? 0);
        AddRest(ref line, record, extras);
        if (context is { PortId: not 0 } requested)
        {
            EventText.Requester(ref line, requested, _form);
        }

        _buffer.Advance(line.EndWords());
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private void AddProtocol(ref Line line, in ConntrackRecord record)
    {
        if (_options.Extended)
        {
            line.Add(record.Family == 2 ? "ipv4     2 "u8 : "ipv6     10 "u8);
        }

        ReadOnlySpan<byte> columns = ProtocolText.Layer4Columns(record.Protocol);
        line.Add(columns.IsEmpty ? "unknown  "u8 : columns);
        if (columns.IsEmpty)
        {
            line.Number(record.Protocol);
            line.Add(' ');
        }

        if (record.Has(ConntrackFields.Timeout))
        {
            line.Number(record.TimeoutSeconds);
            line.Add(' ');
        }

        if (record.Has(ConntrackFields.ProtocolState))
        {
            Colour(ref line, TerminalColour.State);
            line.Add(ProtocolText.State(record.Protocol, record.ProtocolState));
            Colour(ref line, TerminalColour.None);
            line.Add(' ');
        }
    }

    private void AddOriginal(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        AddAddresses(ref line, record.OriginalSource, record.OriginalDestination, record.Family);
        TupleText.AddPorts(ref line, record.Protocol, record.OriginalSourcePort, record.OriginalDestinationPort);
        if (extras?.OriginalZone is { } zone)
        {
            TupleText.AddNumber(ref line, "zone-orig="u8, zone);
        }

        if (record.Has(ConntrackFields.Counters))
        {
            AddCounters(ref line, record.OriginalPackets, record.OriginalBytes);
        }

        if (record.Has(ConntrackFields.Status) && (record.Status & ConntrackStatus.SeenReply) == 0)
        {
            Colour(ref line, TerminalColour.Unreplied);
            line.Add("[UNREPLIED] "u8);
            Colour(ref line, TerminalColour.None);
        }
    }

    private static void AddReply(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        if (record.Has(ConntrackFields.Reply))
        {
            AddAddresses(ref line, record.ReplySource, record.ReplyDestination, record.Family);
            TupleText.AddPorts(ref line, record.Protocol, record.ReplySourcePort, record.ReplyDestinationPort);
        }

        if (extras?.ReplyZone is { } zone)
        {
            TupleText.AddNumber(ref line, "zone-reply="u8, zone);
        }

        if (record.Has(ConntrackFields.Counters))
        {
            AddCounters(ref line, record.ReplyPackets, record.ReplyBytes);
        }
    }

    private static void AddAddresses(ref Line line, in NetAddress source, in NetAddress destination, byte family)
    {
        line.Add("src="u8);
        line.Address(source, family);
        line.Add(" dst="u8);
        line.Address(destination, family);
        line.Add(' ');
    }

    private static void AddCounters(ref Line line, ulong packets, ulong bytes)
    {
        line.Add("packets="u8);
        line.Number(packets);
        line.Add(" bytes="u8);
        line.Number(bytes);
        line.Add(' ');
    }

    private static void AddStatus(ref Line line, ConntrackStatus status)
    {
        if ((status & ConntrackStatus.HardwareOffload) != 0)
        {
            line.Add("[HW_OFFLOAD] "u8);
        }
        else if ((status & ConntrackStatus.Offload) != 0)
        {
            line.Add("[OFFLOAD] "u8);
        }
        else if ((status & ConntrackStatus.Assured) != 0)
        {
            line.Add("[ASSURED] "u8);
        }
    }

    private void AddIndependent(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        if (record.Has(ConntrackFields.Mark))
        {
            TupleText.AddNumber(ref line, "mark="u8, record.Mark);
        }

        if (extras?.SecurityContext is { } securityContext)
        {
            line.Add("secctx="u8);
            line.Text(securityContext, _form);
            line.Add(' ');
        }

        if (record.Has(ConntrackFields.Zone))
        {
            TupleText.AddNumber(ref line, "zone="u8, record.Zone);
        }
    }

    private void AddTimes(ref Line line, ulong start, ulong stop)
    {
        if (start != 0)
        {
            line.Add("delta-time="u8);
            line.Number(_time.SecondsBetween(start, stop));
            line.Add(' ');
        }

        if (_options.KernelTimestamp)
        {
            AddMoment(ref line, "[start="u8, start);
            AddMoment(ref line, "[stop="u8, stop);
        }
    }

    private void AddMoment(ref Line line, ReadOnlySpan<byte> name, ulong unixNanoseconds)
    {
        if (unixNanoseconds != 0)
        {
            line.Add(name);
            _time.AddCtime(ref line, unixNanoseconds);
            line.Add("] "u8);
        }
    }

    private void AddRest(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        if (extras?.Helper is { } helper)
        {
            line.Add("helper="u8);
            line.Text(helper, _form);
            line.Add(' ');
        }

        if (record.Has(ConntrackFields.Use))
        {
            TupleText.AddNumber(ref line, "use="u8, record.Use);
        }

        if (_options.Id && record.Has(ConntrackFields.Id))
        {
            TupleText.AddNumber(ref line, "id="u8, record.Id);
        }

        if (_options.Labels is not null && extras?.Labels is { } labels)
        {
            AddLabels(ref line, labels);
        }
    }

    private void AddLabels(ref Line line, ReadOnlySpan<byte> labels)
    {
        ReadOnlySpan<byte> before = "labels="u8;
        for (var bits = new LabelBits(labels); bits.MoveNext();)
        {
            ReadOnlySpan<byte> name = _options.Labels!.NameOf(bits.Current);
            if (!name.IsEmpty)
            {
                line.Add(before);
                line.Text(name, _form);
                before = ","u8;
            }
        }

        if (before.Length == 1)
        {
            line.Add(' ');
        }
    }

    private void Colour(ref Line line, ReadOnlySpan<byte> sequence)
    {
        if (_options.Colour)
        {
            line.Add(sequence);
        }
    }
}
