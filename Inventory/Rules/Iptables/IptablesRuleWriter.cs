// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Text;
using Contract.Net;
using Inventory.Model;
using Inventory.Validation;
using static System.Globalization.CultureInfo;

namespace Inventory.Rules.Iptables;

/// <summary>Writes the rules of what is declared, with their parts in the order in which iptables-save shows them.</summary>
/// <param name="text">Where the rules go.</param>
/// <param name="findings">Where it goes what iptables has no words for.</param>
internal sealed class IptablesRuleWriter(StringBuilder text, FindingList findings)
{
    private const byte AuthenticationHeader = 51;

    private readonly HashSet<long> _refused = [];

    /// <summary>Writes the rules of one permission, one or more.</summary>
    public void Write(RuleChain chain, PermittedTraffic permitted)
    {
        if (IptablesConditions.FindProblem(permitted) is { } problem)
        {
            Refuse(permitted, problem);
            return;
        }

        foreach (ReadOnlyMemory<PortRange> sources in PortChunks.Of(permitted.Traffic.SourcePorts))
        {
            foreach (ReadOnlyMemory<PortRange> destinations in PortChunks.Of(permitted.Traffic.DestinationPorts))
            {
                if (permitted.Log)
                {
                    WriteMatch(chain, permitted, sources.Span, destinations.Span, bucket: 'l');
                    text.Append(InvariantCulture, $" -m comment --comment \"pyctd b=log-accept\" -j LOG");
                    text.Append(InvariantCulture, $" --log-prefix \"PYCTD-C{permitted.Communication} \"\n");
                }

                WriteMatch(chain, permitted, sources.Span, destinations.Span, bucket: 'c');
                text.Append(InvariantCulture, $" -m comment --comment \"pyctd c={permitted.Communication}\" -j ACCEPT\n");
            }
        }
    }

    private void Refuse(PermittedTraffic permitted, string problem)
    {
        if (_refused.Add(permitted.Communication))
        {
            findings.Add(ValidationCodes.Format, "", $"Communication {permitted.Communication}: {problem}");
        }
    }

    private void WriteMatch(
        RuleChain chain,
        PermittedTraffic permitted,
        ReadOnlySpan<PortRange> sources,
        ReadOnlySpan<PortRange> destinations,
        char bucket)
    {
        text.Append(InvariantCulture, $"-A {chain.Name}");
        WriteNetwork(" -s ", permitted.Source);
        WriteNetwork(" -d ", permitted.Destination);
        if (permitted.Device.Length > 0)
        {
            text.Append(InvariantCulture, $" {(chain.Direction == RuleDirection.Out ? "-o" : "-i")} {permitted.Device}");
        }

        WriteProtocol(permitted.Traffic.Protocol, permitted.Family);
        WriteIcmp(permitted.Traffic);
        WritePorts(permitted.Traffic.Protocol, sources, destinations);
        WriteRate(permitted, bucket);
    }

    private void WriteNetwork(string option, IpPrefix network)
    {
        if (network.Length > 0)
        {
            text.Append(InvariantCulture, $"{option}{network.Network}/{network.Length}");
        }
    }

    // IPv6 has the authentication header among its extensions, which ip6tables looks for in another way.
    private void WriteProtocol(byte protocol, RuleFamily family)
    {
        bool isExtension = protocol == AuthenticationHeader && family == RuleFamily.IPv6;
        if (!isExtension)
        {
            text.Append(InvariantCulture, $" -p {NameOf(protocol)}");
        }

        text.Append(InvariantCulture, $" -m conntrack --ctstate NEW{(isExtension ? " -m ah" : "")}");
    }

    private void WriteIcmp(TrafficClass traffic)
    {
        if (traffic.IcmpType is { } type)
        {
            text.Append(InvariantCulture, $"{(traffic.Protocol == IpProtocols.Icmp ? " -m icmp --icmp-type " : " -m icmp6 --icmpv6-type ")}{type}");
            if (traffic.IcmpCode is { } code)
            {
                text.Append(InvariantCulture, $"/{code}");
            }
        }
    }

    // The matches of the protocols take one port or range; that of UDP does not take UDP-Lite.
    private void WritePorts(byte protocol, ReadOnlySpan<PortRange> sources, ReadOnlySpan<PortRange> destinations)
    {
        bool isSourceSingle = sources.Length == 1 && protocol != IpProtocols.UdpLite;
        bool isDestinationSingle = destinations.Length == 1 && protocol != IpProtocols.UdpLite;
        if (isSourceSingle || isDestinationSingle)
        {
            text.Append(InvariantCulture, $" -m {NameOf(protocol)}");
        }

        // What belongs to the protocol's match stays with it, as iptables-save has it.
        if (isDestinationSingle && !isSourceSingle)
        {
            WritePortOption(" --dport ", destinations);
            WritePortOption(" -m multiport --sports ", sources);
            return;
        }

        WritePortOption(isSourceSingle ? " --sport " : " -m multiport --sports ", sources);
        WritePortOption(isDestinationSingle ? " --dport " : " -m multiport --dports ", destinations);
    }

    private void WritePortOption(string option, ReadOnlySpan<PortRange> ranges)
    {
        for (int index = 0; index < ranges.Length; index++)
        {
            text.Append(InvariantCulture, $"{(index == 0 ? option : ",")}{ranges[index].First}");
            if (ranges[index].Last > ranges[index].First)
            {
                text.Append(InvariantCulture, $":{ranges[index].Last}");
            }
        }
    }

    // One name is one bucket for all rules of a communication. The rate is part of it because the kernel keeps a bucket
    // with its old rate as long as a rule of the same name is there, and that is so while rules are replaced.
    private void WriteRate(PermittedTraffic permitted, char bucket)
    {
        if (permitted.Rate is { } rate)
        {
            string unit = UnitOf(rate.Unit);
            text.Append(InvariantCulture, $" -m hashlimit --hashlimit-upto {rate.Count}/{unit} --hashlimit-burst {rate.Count}");
            text.Append(InvariantCulture, $" --hashlimit-name pyctd-{bucket}{permitted.Communication}-{rate.Count}-{unit}");
        }
    }

    private static string UnitOf(RateUnit unit) => unit switch
    {
        RateUnit.Second => "sec",
        RateUnit.Minute => "min",
        RateUnit.Hour => "hour",
        _ => "day",
    };

    // The names that iptables knows by itself; others depend on /etc/protocols of the machine that loads the file.
    private static string NameOf(byte protocol) => protocol switch
    {
        IpProtocols.IcmpV6 => "ipv6-icmp",
        IpProtocols.Icmp or IpProtocols.Tcp or IpProtocols.Udp or IpProtocols.Dccp or IpProtocols.Sctp
            or IpProtocols.UdpLite or AuthenticationHeader => ProtocolNames.NameOf(protocol),
        _ => protocol.ToString(InvariantCulture),
    };
}
