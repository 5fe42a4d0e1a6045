// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes a line of options per entry, which <c>-R</c> and the anchor's <c>-R</c> load.</summary>
internal sealed class SaveEntryWriter : IEntryWriter
{
    private readonly OutputBuffer _buffer;
    private readonly OutputOptions _options;
    private readonly int _labelRoom;

    /// <summary>Makes a writer.</summary>
    public SaveEntryWriter(OutputBuffer buffer, OutputOptions options)
    {
        _buffer = buffer;
        _options = options;
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
        if (_options.Full)
        {
            SaveComment.Add(ref line, record, extras, startTime);
        }

        char command = CommandOf(context?.Kind);
        line.Add('-');
        line.Add(command);
        line.Add(' ');
        AddLife(ref line, record);
        AddZones(ref line, record, extras);
        AddAddresses(ref line, record);
        AddProtocol(ref line, record, extras);
        if (!_options.IsAnchor && command != 'D' && extras?.Labels is { } labels)
        {
            AddLabels(ref line, labels);
        }

        if (_options.IsAnchor && context is { PortId: not 0 } requested)
        {
            EventText.Requester(ref line, requested, TextForm.Printable);
        }

        _buffer.Advance(line.EndWords());
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private char CommandOf(ConntrackEventKind? kind) => kind switch
    {
        null => _options.SaveCommand,
        ConntrackEventKind.New => 'A',
        ConntrackEventKind.Update => 'U',
        _ => 'D',
    };

    private void AddLife(ref Line line, in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.Timeout))
        {
            AddNumber(ref line, "-t "u8, record.TimeoutSeconds);
        }

        if (record.Has(ConntrackFields.Status))
        {
            AddStatus(ref line, record.Status);
        }

        if (!_options.IsAnchor && record.Mark != 0)
        {
            AddNumber(ref line, "-m "u8, record.Mark);
        }
    }

    private static void AddStatus(ref Line line, ConntrackStatus status)
    {
        line.Add("-u "u8);
        int before = line.Length;
        AddBit(ref line, status & ConntrackStatus.Expected, "EXPECTED,"u8);
        AddBit(ref line, status & ConntrackStatus.SeenReply, "SEEN_REPLY,"u8);
        AddBit(ref line, status & ConntrackStatus.Assured, "ASSURED,"u8);
        AddBit(ref line, status & ConntrackStatus.FixedTimeout, "FIXED_TIMEOUT,"u8);
        if (line.Length == before)
        {
            line.Add("UNSET,"u8);
        }

        line.Length--;
        line.Add(' ');
    }

    private static void AddBit(ref Line line, ConntrackStatus bit, ReadOnlySpan<byte> name)
    {
        if (bit != 0)
        {
            line.Add(name);
        }
    }

    private static void AddZones(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        if (record.Has(ConntrackFields.Zone))
        {
            AddNumber(ref line, "-w "u8, record.Zone);
        }

        if (extras?.OriginalZone is { } originalZone)
        {
            AddNumber(ref line, "--orig-zone "u8, originalZone);
        }

        if (extras?.ReplyZone is { } replyZone)
        {
            AddNumber(ref line, "--reply-zone "u8, replyZone);
        }
    }

    private void AddAddresses(ref Line line, in ConntrackRecord record)
    {
        AddAddress(ref line, "-s "u8, record.OriginalSource, record.Family);
        AddAddress(ref line, "-d "u8, record.OriginalDestination, record.Family);
        if (!record.Has(ConntrackFields.Reply))
        {
            return;
        }

        bool hasPorts = record.Has(ConntrackFields.Ports) && ProtocolText.HasPorts(record.Protocol);
        bool isDestinationNat = (record.Status & ConntrackStatus.DestinationNatDone) != 0
            && IsTranslated(record.OriginalDestination != record.ReplySource, hasPorts
                && record.OriginalDestinationPort != record.ReplySourcePort);
        AddReplySide(
            ref line, isDestinationNat ? "-g "u8 : "-r "u8, record.ReplySource, record.Family,
            isDestinationNat && hasPorts ? record.ReplySourcePort : null);
        bool isSourceNat = (record.Status & ConntrackStatus.SourceNatDone) != 0
            && IsTranslated(record.OriginalSource != record.ReplyDestination, hasPorts
                && record.OriginalSourcePort != record.ReplyDestinationPort);
        AddReplySide(
            ref line, isSourceNat ? "-n "u8 : "-q "u8, record.ReplyDestination, record.Family,
            isSourceNat && hasPorts ? record.ReplyDestinationPort : null);
    }

    /// <summary>The anchor overlooks that a port alone is translated; the flow comes back without translation.</summary>
    private bool IsTranslated(bool address, bool port) => address || (port && !_options.IsAnchor);

    private void AddReplySide(
        ref Line line, ReadOnlySpan<byte> option, in NetAddress address, byte family, ushort? port)
    {
        if (port is not { } number || _options.IsAnchor)
        {
            AddAddress(ref line, option, address, family);
            return;
        }

        line.Add(option);
        line.Add(family == 2 ? ""u8 : "["u8);
        line.Address(address, family);
        line.Add(family == 2 ? ":"u8 : "]:"u8);
        line.Number(number);
        line.Add(' ');
    }

    private static void AddProtocol(ref Line line, in ConntrackRecord record, ConntrackExtras? extras)
    {
        line.Add("-p "u8);
        if (ProtocolText.Layer4Columns(record.Protocol).IsEmpty)
        {
            line.Number(record.Protocol);
        }
        else
        {
            line.Add(ProtocolText.Layer4(record.Protocol));
        }

        line.Add(' ');
        if (record.Has(ConntrackFields.IcmpId))
        {
            AddIcmp(ref line, record);
        }
        else if (record.Has(ConntrackFields.Ports))
        {
            AddPorts(ref line, record, record.Protocol == IpProtocol.Gre);
        }

        if (record.Has(ConntrackFields.ProtocolState))
        {
            line.Add("--state "u8);
            line.Add(ProtocolText.State(record.Protocol, record.ProtocolState));
            line.Add(' ');
        }

        if (extras?.Sctp is { } sctp)
        {
            AddNumber(ref line, "--orig-vtag "u8, VerificationTag.ToOption(sctp.OriginalTag));
            AddNumber(ref line, "--reply-vtag "u8, VerificationTag.ToOption(sctp.ReplyTag));
        }

        if (extras?.Dccp is { } dccp)
        {
            line.Add(dccp.Role == 0 ? "--role client "u8 : "--role server "u8);
        }
    }

    private static void AddPorts(ref Line line, in ConntrackRecord record, bool areKeys)
    {
        AddNumber(ref line, areKeys ? "--srckey "u8 : "--sport "u8, record.OriginalSourcePort);
        AddNumber(ref line, areKeys ? "--dstkey "u8 : "--dport "u8, record.OriginalDestinationPort);
        if (record.Has(ConntrackFields.Reply))
        {
            AddNumber(ref line, areKeys ? "--reply-key-src "u8 : "--reply-port-src "u8, record.ReplySourcePort);
            AddNumber(ref line, areKeys ? "--reply-key-dst "u8 : "--reply-port-dst "u8, record.ReplyDestinationPort);
        }
    }

    private static void AddIcmp(ref Line line, in ConntrackRecord record)
    {
        bool isVersion6 = record.Protocol == IpProtocol.IcmpV6;
        AddNumber(
            ref line, isVersion6 ? "--icmpv6-type "u8 : "--icmp-type "u8, (uint)record.OriginalDestinationPort >> 8);
        AddNumber(
            ref line, isVersion6 ? "--icmpv6-code "u8 : "--icmp-code "u8, (byte)record.OriginalDestinationPort);
        AddNumber(ref line, isVersion6 ? "--icmpv6-id "u8 : "--icmp-id "u8, record.OriginalSourcePort);
    }

    private void AddLabels(ref Line line, ReadOnlySpan<byte> labels)
    {
        for (var bits = new LabelBits(labels); bits.MoveNext();)
        {
            ReadOnlySpan<byte> name = _options.Labels is { } map ? map.NameOf(bits.Current) : default;
            if (name.IsEmpty)
            {
                continue;
            }

            bool isWord = !name.Contains((byte)' ');
            line.Add("--label-add "u8);
            line.Add(isWord ? ""u8 : "\""u8);
            line.Text(name, TextForm.Quoted);
            line.Add(isWord ? " "u8 : "\" "u8);
        }
    }

    private static void AddAddress(ref Line line, ReadOnlySpan<byte> option, in NetAddress address, byte family)
    {
        line.Add(option);
        line.Address(address, family);
        line.Add(' ');
    }

    private static void AddNumber(ref Line line, ReadOnlySpan<byte> option, uint number)
    {
        line.Add(option);
        line.Number(number);
        line.Add(' ');
    }
}
