// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using TestSupport;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>A filter of <c>view</c>, and what it must let through.</summary>
/// <param name="Members">The struct that the call takes.</param>
/// <param name="Holds">Whether a flow passes; what is not a churned flow is not looked at.</param>
internal sealed record StressFilter(XmlRpcStruct Members, Func<ChurnedFlow, bool> Holds)
{
    /// <summary>Everything.</summary>
    public static StressFilter Nothing { get; } = new(new XmlRpcStruct(), _ => true);

    /// <summary>The flows that stay, all of them and nothing else.</summary>
    public static StressFilter Lasting { get; } =
        Of("orig_port_dst", ChurnedFlow.LastingService, flow => flow.IsLasting);

    /// <summary>One of many.</summary>
    public static StressFilter Random(Random random)
    {
        int port = ChurnedFlow.FirstService + random.Next(ChurnedFlow.Services);
        return random.Next(7) switch
        {
            0 => Nothing,
            1 => Of("orig_port_dst", port, flow => flow.DestinationPort == port),
            2 => Of("orig_port_dst", Text($"{port}-{port + 2}"), flow => flow.DestinationPort - port is >= 0 and <= 2),
            3 => Of("orig_ipv4_src", "10.128.0.0/9", flow => flow.IsLasting && !flow.IsIPv6),
            4 => Of(
                "filter",
                Text($"udp and dst port {port}"),
                flow => flow.Protocol == 17 && flow.DestinationPort == port),
            5 => Of(
                "filter",
                Text($"src net fd99:1::/64 and not dst port {port}"),
                flow => flow.IsIPv6 && flow.DestinationPort != port),
            _ => new StressFilter(
                new XmlRpcStruct { { "orig_l4proto", 6 }, { "orig_port_dst", port } },
                flow => flow.Protocol == 6 && flow.DestinationPort == port),
        };
    }

    private static StressFilter Of(string name, XmlRpcValue value, Func<ChurnedFlow, bool> holds) =>
        new(new XmlRpcStruct { { name, value } }, holds);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
