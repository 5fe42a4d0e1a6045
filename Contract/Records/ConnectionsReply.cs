// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Records;

/// <summary>What <c>connections.get</c> found. Immutable.</summary>
/// <param name="Rows">The connections that are there, as the kernel has them now.</param>
/// <param name="Gone">The ids whose connection is no longer there.</param>
public sealed record ConnectionsReply(ImmutableArray<ConnectionRow> Rows, ImmutableArray<int> Gone)
{
    /// <summary>Reads the reply of <c>connections.get</c>.</summary>
    /// <param name="members">The reply's members.</param>
    /// <returns>The connections.</returns>
    /// <exception cref="RecordFormatException">A member is of another type.</exception>
    public static ConnectionsReply FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new ConnectionsReply(map.Records("table", ConnectionRow.FromMap), map.Ids("gone"));
    }
}
