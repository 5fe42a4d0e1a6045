// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Contract.Records;

/// <summary>A connection that was not ended. Immutable.</summary>
/// <param name="Id">The id of its row.</param>
/// <param name="Reason">Why.</param>
public sealed record DeniedKill(int Id, string Reason)
{
    /// <summary>Reads an element of the reply.</summary>
    internal static DeniedKill FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new DeniedKill(map.Int32("id"), map.Text("reason"));
    }
}
