// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;
using XmlRpc.Values;

namespace Pyctl.Inventory;

/// <summary>Finds records by the names that people know, so that nobody needs numbers.</summary>
/// <param name="client">The inventory.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal sealed class RecordFinder(InventoryClient client, CancellationToken cancellationToken)
{
    /// <summary>Finds the number of a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="name">
    /// Its number or name; of an interface ENTITY.INTERFACE, of an address its text.
    /// </param>
    /// <param name="project">The project that it is in; null to look in all.</param>
    /// <exception cref="XmlRpcFaultException">There is none, or there are several.</exception>
    public async Task<long> FindAsync(string model, string name, string? project)
    {
        if (long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            return id;
        }

        bool isShared = model is InventoryModels.Project or InventoryModels.Location;
        InventoryQuery query = new InventoryQuery().Where("project", isShared ? null : project);
        List<InventoryRecord> found = model switch
        {
            InventoryModels.Interface => await FindInterfaceAsync(query, name).ConfigureAwait(false),
            InventoryModels.Address => await ListAsync(model, query.Where("ip", name.Split('/')[0])).ConfigureAwait(false),
            InventoryModels.Communication => throw new UsageException(
                Messages.Format($"{name}: a communication is named by the number in the column ID")),
            _ => await ListAsync(model, query.Where("name", name)).ConfigureAwait(false),
        };
        return found.Count switch
        {
            1 => found[0].Id,
            0 => throw NotFound(model, name, project),
            _ => throw Several(model, name, found),
        };
    }

    private static XmlRpcFaultException NotFound(string model, string name, string? project) => new(
        FaultCodes.NotFound,
        project is null
            ? Messages.Format($"there is no {model} {name}")
            : Messages.Format($"there is no {model} {name} in the project {project}"));

    private static XmlRpcFaultException Several(string model, string name, List<InventoryRecord> found)
    {
        string numbers = string.Join(", ", found.Select(record => record.Text("id")));
        return new(
            FaultCodes.Conflict,
            Messages.Format($"there are several of {model} {name}, numbers {numbers}: say which, or its --project"));
    }

    // Names may have dots themselves: any of them may be the one between entity and interface.
    private async Task<List<InventoryRecord>> FindInterfaceAsync(InventoryQuery query, string name)
    {
        for (int dot = name.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            List<InventoryRecord> found = await ListAsync(
                InventoryModels.Interface, query.Where("entity", name[..dot]).Where("name", name[(dot + 1)..]))
                .ConfigureAwait(false);
            if (found.Count > 0)
            {
                return found;
            }
        }

        return name.Contains('.', StringComparison.Ordinal)
            ? []
            : await ListAsync(InventoryModels.Interface, query.Where("name", name)).ConfigureAwait(false);
    }

    private async Task<List<InventoryRecord>> ListAsync(string model, InventoryQuery query)
    {
        List<InventoryRecord> records = [];
        await foreach (InventoryRecord record in client.ListAsync(model, query, cancellationToken).ConfigureAwait(false))
        {
            records.Add(record);
        }

        return records;
    }
}
