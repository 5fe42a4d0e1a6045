// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Netfilter.Interop.Conntrack;

namespace Netfilter.Interop.Tests.Conntrack;

/// <summary>Flows that tests make by hand.</summary>
internal static class Flows
{
    public const uint LifeSeconds = 600;

    public static NetAddress Address(string text) => NetAddress.From(IPAddress.Parse(text));

    public static ConntrackTuple Udp(ushort port = 1000) => Between(IpProtocol.Udp, port);

    public static ConntrackTuple Udp6(ushort port = 1000) => new(
        10, IpProtocol.Udp, Address("2001:db8::1"), Address("2001:db8::2"), port, 53);

    public static ConntrackTuple Between(byte protocol, ushort port = 1000) => new(
        2, protocol, Address("192.0.2.1"), Address("198.51.100.7"), port, 53);

    public static ConntrackEntry Entry(
        in ConntrackTuple original,
        uint mark = 0,
        ushort zone = 0,
        ConntrackStatus status = ConntrackStatus.None,
        byte? state = null,
        uint? id = null,
        ConntrackExtras? extras = null)
    {
        ConntrackEntry plain = ConntrackEntry.Between(original, null, LifeSeconds);
        ConntrackRecord record = plain.Record;
        record.Mark = mark;
        record.Zone = zone;
        record.Status |= status;
        record.ProtocolState = state ?? 0;
        record.Id = id ?? 0;
        record.Fields |= (state is null ? 0 : ConntrackFields.ProtocolState) | (id is null ? 0 : ConntrackFields.Id);
        return new ConntrackEntry(record, extras);
    }
}
