// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using System.Collections.Generic;

namespace Contract;

/// <summary>
/// The fields that records of the inventory have in replies; each can be filtered by and ordered by. One without a value
/// is left out.
/// </summary>
public static class InventoryFields
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> s_fields =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [InventoryModels.Project] =
            [
                "id", "name", "description", "tags", "owner", "revision", "created", "created_by", "modified",
                "modified_by",
            ],
            [InventoryModels.Location] = ["id", "name", "description"],
            [InventoryModels.Entity] =
            [
                "id", "project", "location", "location_name", "name", "kind", "description", "tags", "profile",
                "managed", "observer", "members",
            ],
            [InventoryModels.Interface] = ["id", "entity", "entity_name", "name", "device", "description"],
            [InventoryModels.Address] = ["id", "interface", "ip", "prefix", "match", "role", "nat_of"],
            [InventoryModels.Service] = ["id", "scope", "project", "name", "description", "entries"],
            [InventoryModels.Communication] =
            [
                "id", "project", "source", "destination", "service", "service_name", "protocol", "ports", "sports",
                "icmp_type", "icmp_code", "description", "state", "valid_from", "valid_until", "owner", "ticket", "log",
                "rate", "origin", "evidence",
            ],
        }.ToFrozenDictionary();

    /// <summary>The names of the fields of a model, as replies have them.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such model.</exception>
    public static IReadOnlyList<string> Of(string model) => s_fields[model];
}
