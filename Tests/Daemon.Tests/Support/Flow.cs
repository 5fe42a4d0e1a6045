// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Netfilter.Interop.Conntrack;

namespace Daemon.Tests.Support;

/// <summary>Makes records as the kernel would send them.</summary>
internal static class Flow
{
    private static uint s_nextId = 1;

    public static ConntrackRecord Tcp(string source, ushort sourcePort, string destination, ushort destinationPort) =>
        Make(IpProtocol.Tcp, source, sourcePort, destination, destinationPort) with
        {
            ProtocolState = (byte)TcpState.Established,
            Status = ConntrackStatus.Confirmed | ConntrackStatus.SeenReply | ConntrackStatus.Assured,
            Fields = WithPorts | ConntrackFields.ProtocolState,
        };

    public static ConntrackRecord Udp(string source, ushort sourcePort, string destination, ushort destinationPort) =>
        Make(IpProtocol.Udp, source, sourcePort, destination, destinationPort) with { Fields = WithPorts };

    public static ConntrackRecord Ping(string source, string destination, ushort id) =>
        Make(IpProtocol.Icmp, source, id, destination, 8 << 8) with
        {
            ReplySourcePort = id,
            ReplyDestinationPort = 0,
            Fields = Always | ConntrackFields.IcmpId,
        };

    public static ConntrackRecord Counting(this ConntrackRecord record, ulong originalBytes, ulong replyBytes) => record with
    {
        OriginalBytes = originalBytes,
        OriginalPackets = originalBytes / 100,
        ReplyBytes = replyBytes,
        ReplyPackets = replyBytes / 100,
        Fields = record.Fields | ConntrackFields.Counters,
    };

    public static ConntrackRecord Marked(this ConntrackRecord record, uint mark) => record with { Mark = mark };

    private const ConntrackFields Always = ConntrackFields.Timeout | ConntrackFields.Mark | ConntrackFields.Id
        | ConntrackFields.Status | ConntrackFields.Use | ConntrackFields.Reply;

    private const ConntrackFields WithPorts = Always | ConntrackFields.Ports;

    private static ConntrackRecord Make(
        byte protocol, string source, ushort sourcePort, string destination, ushort destinationPort)
    {
        var from = IPAddress.Parse(source);
        var to = NetAddress.From(IPAddress.Parse(destination));
        return new ConntrackRecord
        {
            Family = (byte)(from.GetAddressBytes().Length == 4 ? 2 : 10),
            Protocol = protocol,
            OriginalSource = NetAddress.From(from),
            OriginalDestination = to,
            ReplySource = to,
            ReplyDestination = NetAddress.From(from),
            OriginalSourcePort = sourcePort,
            OriginalDestinationPort = destinationPort,
            ReplySourcePort = destinationPort,
            ReplyDestinationPort = sourcePort,
            TimeoutSeconds = 100,
            Status = ConntrackStatus.Confirmed,
            Use = 1,
            Id = s_nextId++,
        };
    }
}
