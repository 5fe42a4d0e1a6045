// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract;
using Inventory.Model;

namespace Daemon.Inventories;

/// <summary>The kinds of records under the names that travel.</summary>
internal static class ModelNames
{
    private static readonly Dictionary<string, RecordKind> s_kinds =
        Enum.GetValues<RecordKind>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>All kinds, in the order of <see cref="InventoryModels.All"/>.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } = [.. InventoryModels.All.Select(name => s_kinds[name])];

    /// <summary>The name of a kind.</summary>
    public static string Of(RecordKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind of a name.</summary>
    public static bool TryParse(string name, out RecordKind kind) => s_kinds.TryGetValue(name, out kind);
}
