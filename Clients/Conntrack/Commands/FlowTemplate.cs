// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>Builds flows, keys and changes out of a command line.</summary>
internal static class FlowTemplate
{
    private const byte TimeWait = 7;
    private const int LabelBytes = 16;

    /// <summary>The flow to create: a direction that is missing is the mirror of the other; the kernel translates it where asked for.</summary>
    public static ConntrackEntry Entry(Request request)
    {
        bool hasOriginal = request.Original.HasAddresses;
        bool hasReply = request.Reply.HasAddresses;
        ConntrackTuple original = hasOriginal ? OriginalTuple(request) : Mirror(ReplyTuple(request));
        ConntrackTuple reply = hasReply ? ReplyTuple(request) : Mirror(OriginalTuple(request));
        ConntrackExtras extras = new()
        {
            OriginalZone = request.OriginalZone,
            ReplyZone = request.ReplyZone,
            Labels = request.AddedLabels.Count > 0 ? BitsOf(request.AddedLabels) : null,
            Tcp = request.Protocol == IpProtocol.Tcp ? TcpFlags(request.State) : null,
            Sctp = request is { OriginalTag: { } first, ReplyTag: { } second } ? new SctpDetails(first, second) : null,
            SourceNat = hasReply ? null : RangeOf(request.SourceNat),
            DestinationNat = hasReply ? null : RangeOf(request.DestinationNat),
            Dccp = request.Role is { } role ? new DccpDetails(role, 0) : null,
        };
        ConntrackEntry entry = ConntrackEntry.Between(original, reply, request.Timeout ?? 0, extras);
        ConntrackRecord record = entry.Record;
        record.Status |= request.Status.Set;
        record.Mark = request.Mark?.Value ?? 0;
        record.Zone = request.Zone ?? 0;
        if (request.State is { } state)
        {
            record.ProtocolState = state;
            record.Fields |= ConntrackFields.ProtocolState;
        }

        return new ConntrackEntry(record, extras);
    }

    /// <summary>Whether the record of the flow says everything: <see cref="Plain"/> makes the same flow of it.</summary>
    public static bool IsPlain(Request request) =>
        request is
        {
            Command: CommandKind.Create or CommandKind.Add,
            OriginalZone: null, ReplyZone: null, OriginalTag: null, ReplyTag: null, Role: null,
            SourceNat: null, DestinationNat: null, AddedLabels.Count: 0,
        }
        && !IsRefused(request);

    /// <summary>A flow of its record alone.</summary>
    public static ConntrackEntry Plain(in ConntrackRecord record)
    {
        byte? state = record.Has(ConntrackFields.ProtocolState) ? record.ProtocolState : null;
        return new ConntrackEntry(
            record, new ConntrackExtras { Tcp = record.Protocol == IpProtocol.Tcp ? TcpFlags(state) : null });
    }

    /// <summary>Whether the kernel gets a flow that it cannot take: half a direction, or ICMP of the other family.</summary>
    public static bool IsRefused(Request request) =>
        (request.Reply.Source is null) != (request.Reply.Destination is null)
        || (request.Original.Source is null) != (request.Original.Destination is null)
        || (request.Protocol, request.Family) is (IpProtocol.Icmp, AddressArgument.IPv6)
            or (IpProtocol.IcmpV6, AddressArgument.IPv4);

    /// <summary>The key of the flow that is asked for.</summary>
    public static ConntrackKey Key(Request request)
    {
        bool isReply = !(request.Original.HasAddresses && HasPorts(request, request.Original));
        return isReply
            ? new ConntrackKey(ReplyTuple(request), request.Zone ?? 0, null, request.ReplyZone, IsReply: true)
            : new ConntrackKey(OriginalTuple(request), request.Zone ?? 0, null, request.OriginalZone);
    }

    /// <summary>The original direction as it was given; what is missing is zero.</summary>
    public static ConntrackTuple OriginalTuple(Request request) => Tuple(request, request.Original);

    /// <summary>
    /// The reply direction as it was given; what is missing is zero. The type of ICMP, which a line gives once, is the
    /// question's, and the reply has that of the answer.
    /// </summary>
    public static ConntrackTuple ReplyTuple(Request request)
    {
        TupleArgument reply = request.Reply;
        return Mirror(Tuple(
            request,
            new TupleArgument(reply.Destination, reply.Source, reply.DestinationPort, reply.SourcePort)));
    }

    /// <summary>The expected direction.</summary>
    public static ConntrackTuple Tuple(Request request, in TupleArgument tuple)
    {
        byte protocol = request.Protocol ?? 0;
        NetAddress source = tuple.Source ?? default;
        NetAddress destination = tuple.Destination ?? default;
        if (protocol is IpProtocol.Icmp or IpProtocol.IcmpV6)
        {
            ushort typeAndCode = (ushort)(((request.IcmpType ?? 0) << 8) | (request.IcmpCode ?? 0));
            return new ConntrackTuple(request.Family, protocol, source, destination, request.IcmpId ?? 0, typeAndCode);
        }

        return new ConntrackTuple(
            request.Family, protocol, source, destination, tuple.SourcePort ?? 0, tuple.DestinationPort ?? 0);
    }

    /// <summary>The TCP flags without which window tracking would drop the packets of a flow made by hand.</summary>
    public static TcpDetails TcpFlags(byte? state)
    {
        TcpTraits flags = TcpTraits.BeLiberal | TcpTraits.SackPermitted;
        flags |= state >= TimeWait ? TcpTraits.CloseInit : TcpTraits.None;
        return new TcpDetails(0, 0, flags, flags, flags, flags);
    }

    /// <summary>The bitmap of some labels.</summary>
    public static byte[] BitsOf(IReadOnlyList<int> labels)
    {
        byte[] bits = new byte[LabelBytes];
        foreach (int label in labels)
        {
            if (label < LabelBytes * 8)
            {
                bits[label / 8] |= (byte)(1 << (label % 8));
            }
        }

        return bits;
    }

    private static bool HasPorts(Request request, TupleArgument tuple) =>
        tuple.HasPorts || request.Reply is { SourcePort: null, DestinationPort: null };

    private static ConntrackTuple Mirror(in ConntrackTuple tuple) => ConntrackEntry.Between(tuple, null, 0).Reply!.Value;

    private static NatRange? RangeOf(NatArgument? nat)
    {
        if (nat?.Address is not { } address)
        {
            return null;
        }

        return nat.Port is { } port ? NatRange.To(address, port) : NatRange.To(address);
    }
}
