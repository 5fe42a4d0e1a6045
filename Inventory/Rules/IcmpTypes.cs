// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>The ICMP types that both families have (RFC 792; RFC 4443).</summary>
internal static class IcmpTypes
{
    private static readonly FrozenDictionary<byte, byte> s_toIPv6 = new Dictionary<byte, byte>
    {
        [0] = 129,
        [3] = 1,
        [8] = 128,
        [11] = 3,
        [12] = 4,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<byte, byte> s_toIPv4 =
        s_toIPv6.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>
    /// ICMP traffic in the terms of a family: of every type, or of the type that means the same; null where the family
    /// has none, and codes do not survive the change.
    /// </summary>
    public static TrafficClass? In(RuleFamily family, TrafficClass traffic)
    {
        byte protocol = family == RuleFamily.IPv6 ? IpProtocols.IcmpV6 : IpProtocols.Icmp;
        if (traffic.Protocol == protocol)
        {
            return traffic;
        }

        if (traffic.IcmpType is not { } type)
        {
            return traffic with { Protocol = protocol };
        }

        FrozenDictionary<byte, byte> types = family == RuleFamily.IPv6 ? s_toIPv6 : s_toIPv4;
        return types.TryGetValue(type, out byte other) && traffic.IcmpCode is null or 0
            ? traffic with { Protocol = protocol, IcmpType = other }
            : null;
    }
}
