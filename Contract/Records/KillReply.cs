// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Records;

/// <summary>What became of the connections that were to be ended. Immutable.</summary>
/// <param name="Killed">How many were ended.</param>
/// <param name="Gone">How many were not there any more, which is no error.</param>
/// <param name="Denied">Those that were not ended, and why.</param>
/// <param name="Survivors">Ids whose connection was there again right after: its next packet made it anew.</param>
public sealed record KillReply(
    int Killed, int Gone, ImmutableArray<DeniedKill> Denied, ImmutableArray<int> Survivors)
{
    /// <summary>Reads the reply of <c>connections.kill</c>.</summary>
    /// <param name="members">The reply's members.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="RecordFormatException">A member is missing or of another type.</exception>
    public static KillReply FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new KillReply(
            map.Int32("killed"), map.Int32("gone"), map.Records("denied", DeniedKill.FromMap), map.Ids("survivors"));
    }
}
