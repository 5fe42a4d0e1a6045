// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using TestSupport;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>A row of <c>view</c>, held against the flow that it must have come from.</summary>
internal static class ChurnedRow
{
    /// <summary>The flow of a row; null where it is none that was made by the churner.</summary>
    public static ChurnedFlow? FlowOf(XmlRpcStruct row) => ChurnedFlow.From(Address(row, "orig", "src"));

    /// <summary>What is wrong with a row; null when nothing is.</summary>
    public static string? Complaint(XmlRpcStruct row)
    {
        if (FlowOf(row) is not { } flow)
        {
            return null;
        }

        bool isRight = Number(row, "_id") > 0
            && Address(row, "orig", "dst").Equals(flow.Destination)
            && Address(row, "repl", "src").Equals(flow.Destination)
            && Address(row, "repl", "dst").Equals(flow.Source)
            && Number(row, "orig_l4proto") == flow.Protocol
            && Number(row, "repl_l4proto") == flow.Protocol
            && Number(row, "orig_port_src") == flow.SourcePort
            && Number(row, "orig_port_dst") == flow.DestinationPort
            && Number(row, "repl_port_src") == flow.DestinationPort
            && Number(row, "repl_port_dst") == flow.SourcePort
            && (Number(row, "mark") & ChurnedFlow.MarkBits) == flow.Mark
            && Number(row, "timeout") is > 0 and <= ChurnedFlow.TimeoutSeconds
            && !row.ContainsName("username");
        return isRight ? null : $"A row of mixed parts: {XmlRpcValue.FromStruct(row)} is not {flow}.";
    }

    public static long Number(XmlRpcStruct row, string name) => row[name].AsInt64();

    private static IPAddress Address(XmlRpcStruct row, string direction, string end) =>
        row.TryGetValue($"{direction}_ipv4_{end}", out XmlRpcValue number)
            ? ToAddress((uint)number.AsInt64())
            : IPAddress.Parse(row[$"{direction}_ipv6_{end}"].AsString());

    private static IPAddress ToAddress(uint hostOrder) =>
        new(unchecked((uint)IPAddress.HostToNetworkOrder((int)hostOrder)));
}
