// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Records;

/// <summary>What a kill by filter would end. Immutable.</summary>
/// <param name="Count">How many connections match.</param>
/// <param name="Samples">Up to ten of them, as text for people.</param>
/// <param name="Token">What to give to carry it out, valid for 30 s; null after a dry run.</param>
public sealed record KillPreview(int Count, ImmutableArray<string> Samples, string? Token)
{
    /// <summary>Reads the reply of <c>connections.kill</c> to a preview.</summary>
    /// <param name="members">The reply's members.</param>
    /// <returns>The preview.</returns>
    /// <exception cref="RecordFormatException">A member is missing or of another type.</exception>
    public static KillPreview FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new KillPreview(
            map.Int32("count"), map.List("samples", item => item as string), map.FindText("token"));
    }
}
