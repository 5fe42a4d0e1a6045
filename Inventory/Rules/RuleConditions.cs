// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;
using Localization;

namespace Inventory.Rules;

/// <summary>
/// What no rule can say, in any format. Validation refuses all of it; it is looked for again because a rule file is the
/// last place where it can be noticed, and a tool that refuses one line may have taken the lines before it.
/// </summary>
internal static class RuleConditions
{
    /// <summary>Takes out the communications that no rule can say, and says so.</summary>
    public static EntityPermissions Refuse(EntityPermissions permissions, FindingList findings)
    {
        var refused = new HashSet<long>();
        foreach (PermittedTraffic permitted in
            Enum.GetValues<RuleDirection>().SelectMany(direction => permissions[direction]))
        {
            if (FindProblem(permitted) is { } problem && refused.Add(permitted.Communication))
            {
                findings.Add(ValidationCodes.Format, "", $"Communication {permitted.Communication}: {problem}");
            }
        }

        return refused.Count == 0 ? permissions : permissions.Without(refused);
    }

    private static string? FindProblem(PermittedTraffic permitted)
    {
        TrafficClass traffic = permitted.Traffic;
        bool namesPorts = !traffic.DestinationPorts.IsAny || !traffic.SourcePorts.IsAny;
        if (namesPorts && !traffic.HasPorts)
        {
            return Messages.Format($"{traffic.ProtocolName} has no ports.");
        }

        if (!AreValid(traffic.DestinationPorts) || !AreValid(traffic.SourcePorts))
        {
            return Messages.Format($"{traffic} has a port that is none, or a range the wrong way round.");
        }

        if (traffic.IcmpType is not null && !traffic.IsIcmp)
        {
            return Messages.Format($"{traffic.ProtocolName} has no ICMP type.");
        }

        if (traffic.IcmpCode is not null && traffic.IcmpType is null)
        {
            return Messages.Get("An ICMP code needs the type that it belongs to.");
        }

        if (permitted.Device.Length > 0 && !InterfaceRules.IsDevice(permitted.Device))
        {
            return Messages.Get("The device is no name of a network device.");
        }

        return permitted.Rate is { Count: < 1 or > RateLimit.MaximumCount }
            ? Messages.Format($"The rate {permitted.Rate} is not within 1 and {RateLimit.MaximumCount}.")
            : null;
    }

    private static bool AreValid(PortSet ports) =>
        ports.Ranges.All(range => range.First > 0 && range.First <= range.Last);
}
