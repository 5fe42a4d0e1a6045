// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Fields;

/// <summary>The fields that describe traffic: protocol, ports, and the type and code of ICMP.</summary>
/// <remarks>
/// Predecessors wrote the ICMP type where the port belongs; for ICMP <c>ports</c> is read as the type where no
/// <c>icmp_type</c> is given.
/// </remarks>
internal static class TrafficFields
{
    /// <summary>Reads traffic; null where the map has no protocol and there was none.</summary>
    public static TrafficClass? Read(FieldReader reader, TrafficClass? present)
    {
        string name = reader.Text("protocol", present?.ProtocolName ?? "");
        if (name.Length == 0)
        {
            return null;
        }

        if (!ProtocolNames.TryParse(name.ToLowerInvariant(), out byte protocol))
        {
            reader.Skip("ports", "sports", "icmp_type", "icmp_code");
            return reader.Refuse(
                "protocol", present, "tcp, udp, icmp, another name of a protocol, or its number from 0 to 255");
        }

        var traffic = new TrafficClass(protocol);
        bool isSame = present?.Protocol == protocol;
        string ports = reader.Text("ports", isSame ? present!.DestinationPorts.ToString() : "");
        if (traffic.IsIcmp && !reader.Has("icmp_type") && ports.Length > 0)
        {
            return traffic with { IcmpType = ReadTypeFromPorts(reader) };
        }

        return traffic with
        {
            DestinationPorts = ReadPorts(reader, "ports", ports),
            SourcePorts = ReadPorts(
                reader, "sports", reader.Text("sports", isSame ? present!.SourcePorts.ToString() : "")),
            IcmpType = reader.Byte("icmp_type", isSame ? present!.IcmpType : null, ValidationCodes.PortRange),
            IcmpCode = reader.Byte("icmp_code", isSame ? present!.IcmpCode : null, ValidationCodes.PortRange),
        };
    }

    /// <summary>Writes traffic into the fields of what has it.</summary>
    public static FieldMap Write(FieldMap fields, TrafficClass traffic) => fields
        .AddText("protocol", traffic.ProtocolName)
        .AddText("ports", traffic.DestinationPorts.ToString())
        .AddText("sports", traffic.SourcePorts.ToString())
        .AddPresent("icmp_type", (long?)traffic.IcmpType)
        .AddPresent("icmp_code", (long?)traffic.IcmpCode);

    private static byte? ReadTypeFromPorts(FieldReader reader) => reader.Byte("ports", null, ValidationCodes.PortRange);

    private static PortSet ReadPorts(FieldReader reader, string field, string text)
    {
        if (PortSet.TryParse(text, out PortSet? ports, out string? problem))
        {
            return ports;
        }

        reader.Findings.Add(ValidationCodes.PortRange, field, $"{field} {problem}.");
        return PortSet.Any;
    }
}
