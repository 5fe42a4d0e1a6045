// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Contract.Records;

/// <summary>Something that should be mended. Immutable.</summary>
/// <param name="Code">Its name, for programs.</param>
/// <param name="Text">What is wrong and what it means, for people.</param>
/// <param name="Command">The command that mends it.</param>
public sealed record StatusFinding(string Code, string Text, string Command)
{
    /// <summary>Reads an element of the reply.</summary>
    internal static StatusFinding FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new StatusFinding(map.Text("code"), map.Text("text"), map.Text("command"));
    }
}
