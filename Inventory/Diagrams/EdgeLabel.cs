// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Diagrams;

/// <summary>
/// The text of an edge: all its traffic, the ports of a protocol together, such as <c>tcp/80,443 udp/53</c>.
/// </summary>
internal static class EdgeLabel
{
    /// <summary>Makes the text of traffic in any order.</summary>
    public static string Of(IEnumerable<TrafficClass> traffic) => string.Join(
        ' ', traffic.GroupBy(one => one.Protocol).OrderBy(group => group.Key).Select(group => OfProtocol([.. group])));

    private static string OfProtocol(TrafficClass[] traffic)
    {
        string protocol = traffic[0].ProtocolName;
        if (traffic.Any(one => one.ToString() == protocol))
        {
            return protocol;
        }

        IEnumerable<string> others = traffic
            .Where(one => one.IcmpType is not null || !one.SourcePorts.IsAny)
            .Select(one => one.ToString()[(protocol.Length + 1)..])
            .Distinct()
            .Order(StringComparer.Ordinal);
        PortRange[] ports =
        [
            .. traffic.Where(one => one.SourcePorts.IsAny).SelectMany(one => one.DestinationPorts.Ranges),
        ];
        string[] parts = ports.Length == 0 ? [.. others] : [PortSet.Of(ports).ToString(), .. others];
        return $"{protocol}/{string.Join(',', parts)}";
    }
}
