// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace ConntrackExamples;

/// <summary>Lists the assured connections of IPv4: the kernel filters where it can, the library checks again.</summary>
internal static class ListConnections
{
    public static void Run()
    {
        using var connection = ConntrackConnection.Open(new ConntrackOptions { Features = ConntrackFeatureProbe.Run() });
        var filter = new ConntrackDumpFilter { Family = 2, Status = ConntrackStatus.Assured };
        foreach (ConntrackEntry entry in connection.Enumerate(filter))
        {
            ConntrackTuple tuple = entry.Original;
            string life = entry.Timeout is { } timeout ? DurationText.Of(timeout) : "offloaded";
            Console.WriteLine(
                $"protocol {tuple.Protocol} {tuple.Source.ToIPAddress(tuple.Family)}:{tuple.SourcePort} -> "
                + $"{tuple.Destination.ToIPAddress(tuple.Family)}:{tuple.DestinationPort}, {life}");
        }

        ConntrackTotals totals = connection.Totals();
        Console.WriteLine($"{totals.Entries} of {totals.MaxEntries} connections");
    }
}
