// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Contract.Net;

namespace Contract.Filters;

/// <summary>Reads the values that the filter language and the structs of <c>view</c> have in common.</summary>
internal static class FilterValues
{
    /// <summary>
    /// Reads an address or network of one family; an IPv4 address may be a host-order integer, signed or not, as rows
    /// hold it.
    /// </summary>
    public static bool TryReadAddress(string text, bool isIPv6, out IpPrefix prefix)
    {
        if (!isIPv6 && long.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            return TryMakeIPv4(number, out prefix);
        }

        return IpPrefix.TryParse(text, out prefix) && prefix.IsIPv6 == isIPv6;
    }

    /// <summary>Makes the IPv4 address of a host-order integer; negative ones are 32-bit signed.</summary>
    public static bool TryMakeIPv4(long number, out IpPrefix prefix)
    {
        bool fits = number is >= int.MinValue and <= uint.MaxValue;
        prefix = fits ? IpPrefix.FromIPv4(unchecked((uint)number)) : default;
        return fits;
    }

    /// <summary>Reads one port: a number or a service's name.</summary>
    public static bool TryReadPort(string text, PortNames ports, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) ||
        ports.TryGetPort(text, out port);

    /// <summary>Reads one port or a range; the range may be in the wrong order.</summary>
    public static bool TryReadPorts(string text, PortNames ports, out ushort first, out ushort last)
    {
        if (TryReadPort(text, ports, out first))
        {
            last = first;
            return true;
        }

        // Names of services have hyphens too, so that each one may be the one in the middle.
        for (int hyphen = text.IndexOf('-', StringComparison.Ordinal);
            hyphen >= 0;
            hyphen = text.IndexOf('-', hyphen + 1))
        {
            if (TryReadPort(text[..hyphen], ports, out first) && TryReadPort(text[(hyphen + 1)..], ports, out last))
            {
                return true;
            }
        }

        last = 0;
        return false;
    }

    /// <summary>Makes the range of the ports that compare with one; there may be none.</summary>
    public static bool TryMakeRange(
        PortSide side, ComparisonOperator comparison, ushort port, [NotNullWhen(true)] out FilterPort? range)
    {
        int first = comparison switch
        {
            ComparisonOperator.Greater => port + 1,
            ComparisonOperator.GreaterOrEqual => port,
            _ => ushort.MinValue,
        };
        int last = comparison switch
        {
            ComparisonOperator.Less => port - 1,
            ComparisonOperator.LessOrEqual => port,
            _ => ushort.MaxValue,
        };
        range = first <= last ? new FilterPort(side, (ushort)first, (ushort)last) : null;
        return range is not null;
    }

    /// <summary>Reads a TCP state: a name or the kernel's number.</summary>
    public static bool TryReadTcpState(string text, out byte state) =>
        TcpStateNames.TryParse(text, out state) ||
        (byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out state) &&
            state < TcpStateNames.All.Length);
}
