// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether the connection passes this machine in a given way.</summary>
internal readonly struct ClassTest(ConnectionClass wanted, FrozenSet<NetAddress> localAddresses) : IRecordTest
{
    /// <inheritdoc/>
    public bool Test(in ConntrackRecord record)
    {
        return wanted switch
        {
            ConnectionClass.SourceNat => Translation.OfSource(record),
            ConnectionClass.DestinationNat => Translation.OfDestination(record),
            ConnectionClass.Nat => IsTranslated(record),
            ConnectionClass.Local => !IsTranslated(record) && IsLocal(record),
            _ => !IsTranslated(record) && !IsLocal(record),
        };
    }

    private static bool IsTranslated(in ConntrackRecord record) =>
        Translation.OfSource(record) || Translation.OfDestination(record);

    private bool IsLocal(in ConntrackRecord record) =>
        localAddresses.Contains(record.OriginalSource) || localAddresses.Contains(record.OriginalDestination);
}
