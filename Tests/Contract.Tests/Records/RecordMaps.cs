// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Contract.Tests.Records;

/// <summary>Writes neutral maps down briefly.</summary>
internal static class RecordMaps
{
    public static Dictionary<string, object?> Of(params (string Name, object? Value)[] members)
    {
        Dictionary<string, object?> map = [];
        foreach ((string name, object? value) in members)
        {
            map.Add(name, value);
        }

        return map;
    }
}
