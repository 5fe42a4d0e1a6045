// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;
using Localization;

namespace Inventory.Rules.Iptables;

/// <summary>What iptables or ip6tables has no words for.</summary>
internal static class IptablesConditions
{
    private const byte HopByHop = 0;
    private const byte Routing = 43;
    private const byte Fragment = 44;
    private const byte DestinationOptions = 60;

    /// <summary>ICMP type 255 stands for every type in xt_icmp (icmp_type_code_match of ip_tables.c).</summary>
    private const byte EveryIcmpType = 255;

    /// <summary>What is wrong, as a sentence; null when a rule can say it.</summary>
    public static string? FindProblem(PermittedTraffic permitted) =>
        (permitted.Traffic, permitted.Family) switch
        {
            ({ Protocol: HopByHop }, _) => Messages.Get("iptables takes protocol 0 for every protocol."),
            ({ Protocol: Routing or Fragment or DestinationOptions }, RuleFamily.IPv6) =>
                Messages.Format($"ip6tables has no match for the extension header {permitted.Traffic.Protocol}."),
            ({ Protocol: IpProtocols.Icmp, IcmpType: EveryIcmpType }, RuleFamily.IPv4) =>
                Messages.Format($"iptables takes ICMP type {EveryIcmpType} for every type."),
            _ => null,
        };
}
