// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for the traffic of services and communications.</summary>
internal static class TrafficRules
{
    public static void Check(TrafficClass traffic, FindingList findings)
    {
        bool namesPorts = !traffic.DestinationPorts.IsAny || !traffic.SourcePorts.IsAny;
        if (namesPorts && !traffic.HasPorts)
        {
            findings.Add(ValidationCodes.Family, "ports", $"{traffic.ProtocolName} has no ports.");
        }

        if (traffic.IcmpType is not null && !traffic.IsIcmp)
        {
            findings.Add(ValidationCodes.Family, "icmp_type", $"{traffic.ProtocolName} has no ICMP type.");
        }

        if (traffic.IcmpCode is not null && traffic.IcmpType is null)
        {
            findings.Add(ValidationCodes.Value, "icmp_code", $"An ICMP code needs the type that it belongs to.");
        }
    }
}
