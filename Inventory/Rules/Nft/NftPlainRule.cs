// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Rules.Nft;

/// <summary>The rule for traffic that no set can say.</summary>
internal static class NftPlainRule
{
    /// <summary>The name of the limit that all rules of a communication share.</summary>
    public static string LimitName(long communication) => $"c{communication}";

    /// <summary>The rule, without indentation and end of line, as nft prints it again.</summary>
    /// <param name="direction">The direction of the traffic.</param>
    /// <param name="permitted">What is permitted.</param>
    public static string Of(RuleDirection direction, PermittedTraffic permitted)
    {
        string family = permitted.Family == RuleFamily.IPv6 ? "ip6" : "ip";
        string addresses = $"{family} saddr {NftAddress.Of(permitted.Source)} {family} daddr {NftAddress.Of(permitted.Destination)}";
        string device = permitted.Device.Length == 0
            ? ""
            : $"{(direction == RuleDirection.Out ? "oifname" : "iifname")} \"{permitted.Device}\" ";
        string limit = permitted.Rate is null ? "" : $"limit name \"{LimitName(permitted.Communication)}\" ";
        string log = permitted.Log ? $"log prefix \"PYCTD-C{permitted.Communication} \" " : "";
        return $"ct state new {device}{addresses} {Traffic(permitted)} {limit}{log}counter accept " +
            $"comment \"pyctd c={permitted.Communication}\"";
    }

    private static string Traffic(PermittedTraffic permitted)
    {
        TrafficClass traffic = permitted.Traffic;
        string protocol = NftNames.Protocol(traffic.Protocol);
        if (traffic.IcmpType is { } type)
        {
            string code = traffic.IcmpCode is { } one
                ? $" {protocol} code {NftNames.IcmpCode(permitted.Family, one)}"
                : "";
            return $"{protocol} type {NftNames.IcmpType(permitted.Family, type)}{code}";
        }

        return (traffic.SourcePorts.IsAny, traffic.DestinationPorts.IsAny) switch
        {
            (true, true) => $"meta l4proto {protocol}",
            (true, false) => $"{protocol} dport {Ports(traffic.DestinationPorts)}",
            (false, true) => $"{protocol} sport {Ports(traffic.SourcePorts)}",
            _ => $"{protocol} sport {Ports(traffic.SourcePorts)} {protocol} dport {Ports(traffic.DestinationPorts)}",
        };
    }

    private static string Ports(PortSet ports) =>
        ports.Ranges.Length == 1 ? ports.ToString() : $"{{ {string.Join(", ", ports.Ranges)} }}";
}
