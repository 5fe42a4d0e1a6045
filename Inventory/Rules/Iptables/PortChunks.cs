// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Rules.Iptables;

/// <summary>Ports in portions that one multiport match takes.</summary>
internal static class PortChunks
{
    /// <summary>XT_MULTI_PORTS of linux/netfilter/xt_multiport.h; a range takes two of them.</summary>
    private const int Capacity = 15;

    /// <summary>The ranges in portions; for every port one portion without any.</summary>
    public static IEnumerable<ReadOnlyMemory<PortRange>> Of(PortSet ports)
    {
        ReadOnlyMemory<PortRange> rest = ports.Ranges.AsMemory();
        do
        {
            int count = CountThatFits(rest.Span);
            yield return rest[..count];
            rest = rest[count..];
        }
        while (!rest.IsEmpty);
    }

    private static int CountThatFits(ReadOnlySpan<PortRange> ranges)
    {
        int count = 0;
        int used = 0;
        foreach (PortRange range in ranges)
        {
            used += range.First == range.Last ? 1 : 2;
            if (used > Capacity)
            {
                break;
            }

            count++;
        }

        return count;
    }
}
