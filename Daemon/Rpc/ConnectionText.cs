// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Net;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>Names a connection for people: in the audit log, in previews and in faults.</summary>
internal static class ConnectionText
{
    /// <summary>The original tuple, as <c>tcp 10.0.0.5:51514-&gt;192.0.2.1:443</c>, with the zone where it is not 0.</summary>
    public static string Of(in ConntrackRecord record)
    {
        string source = End(record.OriginalSource, record.Family, record.Has(ConntrackFields.Ports), record.OriginalSourcePort);
        string destination = End(
            record.OriginalDestination, record.Family, record.Has(ConntrackFields.Ports), record.OriginalDestinationPort);
        string zone = record.Zone == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",zone={record.Zone}");
        string icmp = !record.Has(ConntrackFields.IcmpId)
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $",type={record.OriginalDestinationPort >> 8},code={record.OriginalDestinationPort & 0xFF},id={record.OriginalSourcePort}");
        return $"{ProtocolNames.NameOf(record.Protocol)} {source}->{destination}{icmp}{zone}";
    }

    private static string End(in NetAddress address, byte family, bool hasPort, ushort port)
    {
        IPAddress ip = address.ToIPAddress(family);
        return hasPort ? new IPEndPoint(ip, port).ToString() : ip.ToString();
    }
}
