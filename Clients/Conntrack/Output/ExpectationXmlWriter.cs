// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;

namespace Conntrack.Output;

/// <summary>Writes the XML of conntrack(8) for expectations, an element per line.</summary>
internal sealed class ExpectationXmlWriter : IExpectationWriter
{
    private const int RoomBesideHelper = 2048;

    private readonly OutputBuffer _buffer;
    private readonly OutputOptions _options;
    private readonly LocalTime _time;
    private readonly XmlDocumentFrame _frame;

    /// <summary>Makes a writer.</summary>
    public ExpectationXmlWriter(OutputBuffer buffer, OutputOptions options, LocalTime time)
    {
        _buffer = buffer;
        _options = options;
        _time = time;
        _frame = new XmlDocumentFrame(buffer, options.Root, "expect");
    }

    /// <inheritdoc/>
    public void Begin() => _frame.Begin();

    /// <inheritdoc/>
    public void Write(ConntrackExpectation expectation, ExpectationEventKind? kind)
    {
        _frame.BeforeEntry();
        int helperRoom = (expectation.Helper?.Length ?? 0) * Line.BytesPerCharacter;
        var line = new Line(_buffer.GetSpan(RoomBesideHelper + helperRoom));
        line.Add(kind switch
        {
            null => "<flow>"u8,
            ExpectationEventKind.New => "<flow type=\"new\">"u8,
            _ => "<flow type=\"destroy\">"u8,
        });
        AddLayer3(ref line, expectation);
        AddLayer4(ref line, expectation);
        AddMeta(ref line, expectation);
        line.Add("</flow>\n"u8);
        _buffer.Advance(line.Length);
    }

    /// <inheritdoc/>
    public void End() => _frame.End();

    private static void AddLayer3(ref Line line, ConntrackExpectation expectation)
    {
        byte family = expectation.Tuple.Family;
        line.Add(family == 2
            ? "<layer3 protonum=\"2\" protoname=\"ipv4\">"u8
            : "<layer3 protonum=\"10\" protoname=\"ipv6\">"u8);
        AddAddresses(ref line, "<expected>"u8, expectation.Tuple, "</expected>"u8);
        if (expectation.Mask is { } mask)
        {
            AddAddresses(ref line, "<mask>"u8, mask with { Family = family }, "</mask>"u8);
        }

        AddAddresses(ref line, "<master>"u8, expectation.Master, "</master>"u8);
        line.Add("</layer3>"u8);
    }

    private static void AddAddresses(
        ref Line line, ReadOnlySpan<byte> start, in ConntrackTuple tuple, ReadOnlySpan<byte> end)
    {
        line.Add(start);
        line.Add("<src>"u8);
        line.Address(tuple.Source, tuple.Family);
        line.Add("</src><dst>"u8);
        line.Address(tuple.Destination, tuple.Family);
        line.Add("</dst>"u8);
        line.Add(end);
    }

    private static void AddLayer4(ref Line line, ConntrackExpectation expectation)
    {
        byte protocol = expectation.Tuple.Protocol;
        line.Add("<layer4 protonum=\""u8);
        line.Number(protocol);
        line.Add("\" protoname=\""u8);
        line.Add(ProtocolText.Layer4(protocol));
        line.Add("\">"u8);
        AddPorts(ref line, "<expected>"u8, expectation.Tuple, "</expected>"u8);
        if (expectation.Mask is { } mask)
        {
            AddPorts(ref line, "<mask>"u8, mask with { Protocol = protocol }, "</mask>"u8);
        }

        AddPorts(ref line, "<master>"u8, expectation.Master, "</master>"u8);
        line.Add("</layer4>"u8);
    }

    private static void AddPorts(
        ref Line line, ReadOnlySpan<byte> start, in ConntrackTuple tuple, ReadOnlySpan<byte> end)
    {
        line.Add(start);
        if (ProtocolText.HasPorts(tuple.Protocol))
        {
            line.Add("<sport>"u8);
            line.Number(tuple.SourcePort);
            line.Add("</sport><dport>"u8);
            line.Number(tuple.DestinationPort);
            line.Add("</dport>"u8);
        }
        else if (tuple.Protocol == IpProtocol.Gre)
        {
            line.Add("<srckey>"u8);
            line.Hexadecimal(tuple.SourcePort);
            line.Add("</srckey><dstkey>"u8);
            line.Hexadecimal(tuple.DestinationPort);
            line.Add("</dstkey>"u8);
        }

        line.Add(end);
    }

    private void AddMeta(ref Line line, ConntrackExpectation expectation)
    {
        line.Add("<meta>"u8);
        if (expectation.Helper is { } helper)
        {
            line.Add("<helper-name>"u8);
            line.Text(helper, TextForm.Xml);
            line.Add("</helper-name>"u8);
        }

        if (expectation.TimeoutSeconds is { } timeout)
        {
            AddElement(ref line, "<timeout>"u8, timeout, "</timeout>"u8);
        }

        AddElement(ref line, "<class>"u8, expectation.Class, "</class>"u8);
        if (expectation.Zone != 0)
        {
            AddElement(ref line, "<zone>"u8, expectation.Zone, "</zone>"u8);
        }

        if (_options.Timestamp)
        {
            _time.AddWhen(ref line, _time.NowNanoseconds);
        }

        AddFlag(ref line, expectation.Flags & ExpectationTraits.Permanent, "<permanent/>"u8);
        AddFlag(ref line, expectation.Flags & ExpectationTraits.Inactive, "<inactive/>"u8);
        AddFlag(ref line, expectation.Flags & ExpectationTraits.Userspace, "<userspace/>"u8);
        line.Add("</meta>"u8);
    }

    private static void AddFlag(ref Line line, ExpectationTraits flag, ReadOnlySpan<byte> element)
    {
        if (flag != 0)
        {
            line.Add(element);
        }
    }

    private static void AddElement(ref Line line, ReadOnlySpan<byte> start, uint number, ReadOnlySpan<byte> end)
    {
        line.Add(start);
        line.Number(number);
        line.Add(end);
    }
}
