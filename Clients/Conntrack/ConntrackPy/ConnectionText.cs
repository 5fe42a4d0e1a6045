// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>A connection as the old conntrack.py names it.</summary>
internal static class ConnectionText
{
    private const ConntrackStatus NatMask = ConntrackStatus.SourceNat | ConntrackStatus.DestinationNat;

    /// <summary>Whether the replies' direction is shown too.</summary>
    public static bool IsTranslated(in ConntrackRecord record) => (record.Status & NatMask) != ConntrackStatus.None;

    /// <summary>Adds its name without an end of line.</summary>
    public static void Add(ref Line line, in ConntrackRecord record)
    {
        AddTuple(ref line, record.OriginalTuple);
        if (IsTranslated(record))
        {
            line.Add(" => "u8);
            AddTuple(ref line, record.ReplyTuple);
        }
    }

    private static void AddTuple(ref Line line, in ConntrackTuple tuple)
    {
        line.Add(ProtocolText.Layer3(tuple.Family));
        line.Add(' ');
        line.Address(tuple.Source, tuple.Family);
        line.Add("->"u8);
        line.Address(tuple.Destination, tuple.Family);
        line.Add(' ');
        ReadOnlySpan<byte> name = ProtocolName(tuple.Protocol);
        line.Add(name);
        if (name.IsEmpty)
        {
            line.Number(tuple.Protocol);
        }

        if (tuple.Protocol is IpProtocol.Tcp or IpProtocol.Udp or IpProtocol.Sctp)
        {
            line.Add(' ');
            line.Number(tuple.SourcePort);
            line.Add("->"u8);
            line.Number(tuple.DestinationPort);
        }
    }

    /// <summary>The names that the original knew; all others are numbers.</summary>
    private static ReadOnlySpan<byte> ProtocolName(byte protocol) => protocol switch
    {
        IpProtocol.Tcp => "tcp"u8,
        IpProtocol.Udp => "udp"u8,
        IpProtocol.Sctp => "sctp"u8,
        IpProtocol.Icmp => "icmp"u8,
        _ => default,
    };
}
