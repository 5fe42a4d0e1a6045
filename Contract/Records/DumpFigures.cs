// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Contract.Records;

/// <summary>The daemon's last reading of the table. Immutable.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="AgeSeconds">How long ago it was.</param>
/// <param name="Entries">How many entries it gave.</param>
/// <param name="Bytes">How many bytes the kernel sent.</param>
public sealed record DumpFigures(double Seconds, double AgeSeconds, long Entries, long Bytes)
{
    /// <summary>Reads the struct of the reply.</summary>
    internal static DumpFigures FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new DumpFigures(
            map.FindReal("seconds") ?? 0, map.FindReal("age") ?? 0, map.Number("entries"), map.Number("bytes"));
    }
}
