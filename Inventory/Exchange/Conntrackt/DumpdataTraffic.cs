// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Exchange.Conntrackt;

/// <summary>Traffic as Conntrackt can have it: TCP or UDP to one port, or one type of ICMP.</summary>
/// <param name="Protocol">The protocol, in capitals.</param>
/// <param name="Port">The port, or the type.</param>
internal readonly record struct DumpdataTraffic(string Protocol, int Port)
{
    /// <summary>The parts of some traffic, a list of ports taken apart; null where not all of it can be said.</summary>
    public static IReadOnlyList<DumpdataTraffic>? Of(IEnumerable<TrafficClass> traffic)
    {
        var parts = new List<DumpdataTraffic>();
        foreach (TrafficClass one in traffic)
        {
            if (!TryAdd(one, parts))
            {
                return null;
            }
        }

        return parts;
    }

    private static bool TryAdd(TrafficClass one, List<DumpdataTraffic> parts)
    {
        switch (one)
        {
            case { Protocol: IpProtocols.Icmp, IcmpType: { } type, IcmpCode: null }:
                parts.Add(new DumpdataTraffic("ICMP", type));
                return true;
            case { Protocol: IpProtocols.Tcp or IpProtocols.Udp, SourcePorts.IsAny: true, DestinationPorts.IsAny: false }
                when one.DestinationPorts.Ranges.All(range => range.First == range.Last):
                string protocol = one.Protocol == IpProtocols.Tcp ? "TCP" : "UDP";
                parts.AddRange(one.DestinationPorts.Ranges.Select(range => new DumpdataTraffic(protocol, range.First)));
                return true;
            default:
                return false;
        }
    }
}
