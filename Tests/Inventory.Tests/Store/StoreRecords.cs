// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Tests.Store;

/// <summary>All records of a model in one order, to compare models by.</summary>
internal static class StoreRecords
{
    public static IRecord[] Of(InventoryModel model) =>
    [
        .. InOrder(model.Projects), .. InOrder(model.Locations), .. InOrder(model.Entities), .. InOrder(model.Interfaces),
        .. InOrder(model.Addresses), .. InOrder(model.Services), .. InOrder(model.Communications),
    ];

    private static IEnumerable<IRecord> InOrder<T>(IReadOnlyDictionary<long, T> records)
        where T : IRecord =>
        records.Values.OrderBy(record => record.Id).Cast<IRecord>();
}
