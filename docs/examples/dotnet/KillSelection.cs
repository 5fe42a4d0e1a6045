// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Netfilter.Interop.Conntrack;

namespace ConntrackExamples;

/// <summary>Ends all connections to a port: exactly those that were seen, and no successor of theirs.</summary>
internal static class KillSelection
{
    public static void Run(ushort port)
    {
        using ConntrackConnection connection = ConntrackConnection.Open();
        List<ConntrackKey> keys =
        [
            .. connection.Enumerate().Where(entry => entry.Original.DestinationPort == port).Select(entry => entry.Key),
        ];
        var outcomes = new DeleteOutcome[keys.Count];
        connection.DeleteBatch(CollectionsMarshal.AsSpan(keys), outcomes);
        Console.WriteLine($"{outcomes.Count(outcome => outcome.Kind == DeleteOutcomeKind.Killed)} killed");
    }
}
