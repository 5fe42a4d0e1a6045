// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Contract.Net;
using Inventory.Model;
using Inventory.Validation;
using Localization;
using static System.Globalization.CultureInfo;

namespace Inventory.Rules.Iptables;

/// <summary>
/// Writes the file of Django Conntrackt 0.3.1, byte for byte, so that its users can compare before they move over.
/// </summary>
/// <remarks>
/// It knows incoming IPv4 alone: TCP and UDP with one port each, and ICMP with a type. It is for comparing, not for
/// loading: it empties the nat table.
/// </remarks>
internal static class ConntracktWriter
{
    private const string Frame =
        """
        :OUTPUT ACCEPT [0:0]
        :FORWARD DROP [0:0]
        COMMIT
        *nat
        :PREROUTING ACCEPT [0:0]
        :INPUT ACCEPT [0:0]
        :OUTPUT ACCEPT [0:0]
        :POSTROUTING ACCEPT [0:0]
        COMMIT

        """;

    /// <summary>The rules that every file had; they are sorted in with the declared ones.</summary>
    private static readonly (string Description, string Rule)[] s_fixed =
    [
        ("Accept all incoming related traffic.", "-m state --state RELATED,ESTABLISHED -j ACCEPT"),
        ("Accept all incoming traffic on loopback interface.", "-i lo -j ACCEPT"),
    ];

    /// <summary>Writes the file.</summary>
    public static string Write(EntityPermissions permissions, FindingList findings)
    {
        IEnumerable<(string Description, string Rule)> declared = Expressible(permissions, findings)
            .SelectMany(permitted => Rules(permitted).Select(rule => (Plain(permitted.Description), rule)));
        var text = new StringBuilder("*filter\n:INPUT DROP [0:0]\n");
        string? group = null;
        foreach ((string description, string rule) in
            s_fixed.Concat(declared).OrderBy(one => one.Description, StringComparer.Ordinal))
        {
            if (description != group)
            {
                WriteGroup(text, description, isFirst: group is null);
                group = description;
            }

            text.Append(InvariantCulture, $"-A INPUT {rule}\n");
        }

        return text.Append('\n').Append(Frame).ToString();
    }

    private static void WriteGroup(StringBuilder text, string description, bool isFirst)
    {
        text.Append(isFirst ? "" : "\n");
        if (description.Length > 0)
        {
            text.Append(InvariantCulture, $"# {description}\n");
        }
    }

    private static IEnumerable<string> Rules(PermittedTraffic permitted)
    {
        string between = $"-s {Dotted(permitted.Source)} -d {Dotted(permitted.Destination)}";
        string protocol = permitted.Traffic.ProtocolName;
        return permitted.Traffic.IcmpType is { } type
            ? [$"{between} -p icmp -m icmp --icmp-type {type} -j ACCEPT"]
            : permitted.Traffic.DestinationPorts.Ranges.Select(range =>
                $"{between} -p {protocol} -m {protocol} --dport {range.First} -j ACCEPT");
    }

    private static string Dotted(IpPrefix network)
    {
        uint mask = network.IPv4Mask;
        return $"{network.Network}/{mask >> 24}.{(mask >> 16) & 255}.{(mask >> 8) & 255}.{mask & 255}";
    }

    private static string Plain(string description) =>
        InventoryText.Strip(description, InventoryText.MaximumDescriptionLength);

    private static IEnumerable<PermittedTraffic> Expressible(EntityPermissions permissions, FindingList findings)
    {
        foreach (IGrouping<long, PermittedTraffic> communication in
            permissions[RuleDirection.In].GroupBy(permitted => permitted.Communication))
        {
            PermittedTraffic[] inIPv4 = [.. communication.Where(one => one.Family == RuleFamily.IPv4)];
            string? problem = inIPv4.Length == 0
                ? Messages.Get("Conntrackt knows no IPv6.")
                : inIPv4.Select(FindProblem).FirstOrDefault(one => one is not null);
            if (problem is not null)
            {
                findings.Add(ValidationCodes.Format, "", $"Communication {communication.Key}: {problem}");
                continue;
            }

            if (inIPv4.Length < communication.Count())
            {
                findings.Add(
                    ValidationCodes.NotIPv6, "", $"Communication {communication.Key}: {Messages.Get("Conntrackt knows no IPv6.")}");
            }

            foreach (PermittedTraffic permitted in inIPv4)
            {
                yield return permitted;
            }
        }
    }

    private static string? FindProblem(PermittedTraffic permitted)
    {
        TrafficClass traffic = permitted.Traffic;
        bool hasKnownTraffic = traffic.Protocol switch
        {
            IpProtocols.Tcp or IpProtocols.Udp =>
                !traffic.DestinationPorts.IsAny && traffic.SourcePorts.IsAny &&
                traffic.DestinationPorts.Ranges.All(range => range.First == range.Last),
            IpProtocols.Icmp => traffic.IcmpType is not null && traffic.IcmpCode is null,
            _ => false,
        };
        return IptablesConditions.FindProblem(permitted)
            ?? (hasKnownTraffic ? null : Messages.Format($"Conntrackt has no rule for {traffic}."))
            ?? (permitted is { Device: "", Log: false, Rate: null }
                ? null
                : Messages.Get("Conntrackt knows no devices, logs or rates."));
    }
}
