// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>Writes the XML of the old conntrack.py.</summary>
/// <remarks>
/// The original left the addresses of IPv6, the ports of SCTP and UDPLite and the values of ICMP out. Counters that the kernel
/// does not keep are 0.
/// </remarks>
internal sealed class ConnectionXmlWriter(OutputBuffer buffer) : IEntryWriter
{
    /// <summary>In the order of the elements. Of two bits one is enough, as in the original.</summary>
    private static readonly (ConntrackStatus Bits, byte[] Line)[] s_flags =
    [
        Flag(ConntrackStatus.Expected, "expected"),
        Flag(ConntrackStatus.SeenReply, "seen reply"),
        Flag(ConntrackStatus.Assured, "assured"),
        Flag(ConntrackStatus.Confirmed, "confirmed"),
        Flag(ConntrackStatus.SourceNat, "src_nat"),
        Flag(ConntrackStatus.DestinationNat, "dst_nat"),
        Flag(ConntrackStatus.SourceNat | ConntrackStatus.DestinationNat, "nat_mask"),
        Flag(ConntrackStatus.SequenceAdjust, "seq_adjust"),
        Flag(ConntrackStatus.SourceNatDone, "src_nat_done"),
        Flag(ConntrackStatus.DestinationNatDone, "dst_nat_done"),
        Flag(ConntrackStatus.Dying, "dying"),
        Flag(ConntrackStatus.FixedTimeout, "fixed_timeout"),
    ];

    private readonly int _room = LineRoom.Of(null, null, 0);

    /// <inheritdoc/>
    public void Begin() => buffer.Write("<?xml version=\"1.0\" encoding=\"ASCII\"?>\n<conntracks>\n"u8);

    /// <inheritdoc/>
    public void Write(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        var line = new Line(buffer.GetSpan(_room));
        AddAttribute(ref line, "   <conntrack id=\""u8, record.Id);
        AddAttribute(ref line, " mark=\""u8, record.Mark);
        AddAttribute(ref line, " use=\""u8, record.Use);
        AddAttribute(ref line, " timeout=\""u8, record.TimeoutSeconds);
        line.Add(">\n"u8);
        AddStatus(ref line, record.Status);
        bool isTranslated = ConnectionText.IsTranslated(record);
        AddTuple(ref line, record.OriginalTuple);
        if (isTranslated)
        {
            AddTuple(ref line, record.ReplyTuple);
        }

        AddCounter(ref line, record.OriginalPackets, record.OriginalBytes);
        if (isTranslated)
        {
            AddCounter(ref line, record.ReplyPackets, record.ReplyBytes);
        }

        line.Add("   </conntrack>\n"u8);
        buffer.Advance(line.Length);
    }

    /// <inheritdoc/>
    public void End() => buffer.Write("</conntracks>\n"u8);

    private static (ConntrackStatus Bits, byte[] Line) Flag(ConntrackStatus bits, string name) =>
        (bits, Encoding.ASCII.GetBytes($"         <flag>{name}</flag>\n"));

    private static void AddStatus(ref Line line, ConntrackStatus status)
    {
        int before = line.Length;
        line.Add("      <status>\n"u8);
        int empty = line.Length;
        foreach ((ConntrackStatus bits, byte[] flag) in s_flags)
        {
            if ((status & bits) != ConntrackStatus.None)
            {
                line.Add(flag);
            }
        }

        if (line.Length == empty)
        {
            line.Length = before;
            return;
        }

        line.Add("      </status>\n"u8);
    }

    private static void AddTuple(ref Line line, in ConntrackTuple tuple)
    {
        AddAttribute(ref line, "      <tuple l3protonum=\""u8, tuple.Family);
        line.Add(" src=\""u8);
        line.Address(tuple.Source, tuple.Family);
        line.Add("\" dst=\""u8);
        line.Address(tuple.Destination, tuple.Family);
        line.Add('"');
        AddAttribute(ref line, " proto=\""u8, tuple.Protocol);
        if (ProtocolText.HasPorts(tuple.Protocol))
        {
            AddAttribute(ref line, " sport=\""u8, tuple.SourcePort);
            AddAttribute(ref line, " dport=\""u8, tuple.DestinationPort);
        }
        else if (ProtocolText.IsIcmp(tuple.Protocol))
        {
            AddAttribute(ref line, " type=\""u8, (uint)(tuple.DestinationPort >> 8));
            AddAttribute(ref line, " code=\""u8, (byte)tuple.DestinationPort);
            AddAttribute(ref line, " id=\""u8, tuple.SourcePort);
        }

        line.Add(" />\n"u8);
    }

    private static void AddCounter(ref Line line, ulong packets, ulong bytes)
    {
        AddAttribute(ref line, "      <counter packets=\""u8, packets);
        AddAttribute(ref line, " bytes=\""u8, bytes);
        line.Add(" />\n"u8);
    }

    private static void AddAttribute(ref Line line, ReadOnlySpan<byte> name, ulong value)
    {
        line.Add(name);
        line.Number(value);
        line.Add('"');
    }
}
