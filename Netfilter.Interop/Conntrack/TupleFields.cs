// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Moves tuples into and out of the flat record.</summary>
internal static class TupleFields
{
    public static ConntrackTuple Original(in ConntrackRecord record) => new(
        record.Family,
        record.Protocol,
        record.OriginalSource,
        record.OriginalDestination,
        record.OriginalSourcePort,
        record.OriginalDestinationPort);

    public static ConntrackTuple Reply(in ConntrackRecord record) => new(
        record.Family,
        record.Protocol,
        record.ReplySource,
        record.ReplyDestination,
        record.ReplySourcePort,
        record.ReplyDestinationPort);

    public static void SetOriginal(ref ConntrackRecord record, in ConntrackTuple tuple)
    {
        record.Family = tuple.Family;
        record.Protocol = tuple.Protocol;
        record.OriginalSource = tuple.Source;
        record.OriginalDestination = tuple.Destination;
        record.OriginalSourcePort = tuple.SourcePort;
        record.OriginalDestinationPort = tuple.DestinationPort;
        record.Fields |= PortFields(tuple.Protocol);
    }

    public static void SetReply(ref ConntrackRecord record, in ConntrackTuple tuple)
    {
        record.ReplySource = tuple.Source;
        record.ReplyDestination = tuple.Destination;
        record.ReplySourcePort = tuple.SourcePort;
        record.ReplyDestinationPort = tuple.DestinationPort;
        record.Fields |= ConntrackFields.Reply;
    }

    /// <summary>The replies to a tuple that nothing translates.</summary>
    public static ConntrackTuple Mirror(in ConntrackTuple tuple)
    {
        if (tuple.Protocol is IpProtocol.Icmp or IpProtocol.IcmpV6)
        {
            byte type = IcmpReplyType(tuple.IcmpType);
            return ConntrackTuple.Icmp(
                tuple.Family, tuple.Destination, tuple.Source, type, tuple.IcmpCode, tuple.IcmpId);
        }

        return tuple with
        {
            Source = tuple.Destination,
            Destination = tuple.Source,
            SourcePort = tuple.DestinationPort,
            DestinationPort = tuple.SourcePort,
        };
    }

    public static bool IsIcmp(byte protocol) => protocol is IpProtocol.Icmp or IpProtocol.IcmpV6;

    public static bool HasPorts(byte protocol) => protocol is IpProtocol.Tcp or IpProtocol.Udp or IpProtocol.UdpLite
        or IpProtocol.Sctp or IpProtocol.Dccp or IpProtocol.Gre;

    private static ConntrackFields PortFields(byte protocol)
    {
        if (IsIcmp(protocol))
        {
            return ConntrackFields.IcmpId;
        }

        return HasPorts(protocol) ? ConntrackFields.Ports : ConntrackFields.None;
    }

    /// <summary>Requests and their replies; a type without a partner is its own, and the kernel refuses it.</summary>
    private static byte IcmpReplyType(byte type) => type switch
    {
        8 => 0,
        0 => 8,
        13 => 14,
        14 => 13,
        15 => 16,
        16 => 15,
        17 => 18,
        18 => 17,
        128 => 129,
        129 => 128,
        139 => 140,
        140 => 139,
        _ => type,
    };
}
