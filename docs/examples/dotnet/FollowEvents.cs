// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading.Tasks;
using Netfilter.Interop.Conntrack;

namespace ConntrackExamples;

/// <summary>Follows connections that begin and end.</summary>
internal static class FollowEvents
{
    public static async Task RunAsync(int count)
    {
        using var events = ConntrackEventSubscription.Open(new ConntrackEventOptions
        {
            Groups = ConntrackEventGroups.New | ConntrackEventGroups.Destroy,
        });
        Console.WriteLine("listening");
        await foreach (ConntrackEvent item in events.ReadAllAsync())
        {
            if (item.Kind == ConntrackEventKind.Overrun)
            {
                Console.WriteLine("events were lost: dump the table and compare");
                continue;
            }

            ConntrackTuple tuple = item.Entry!.Original;
            Console.WriteLine($"{item.Kind} protocol {tuple.Protocol} to port {tuple.DestinationPort}");
            if (--count == 0)
            {
                break;
            }
        }
    }
}
