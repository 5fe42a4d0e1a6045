// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>A service; its entries have a table of their own.</summary>
internal sealed class ServiceRow : IRecordRow
{
    public long Id { get; init; }

    public long? Project { get; init; }

    /// <summary>Within which the name is unique: the project, or 0 for the shared ones.</summary>
    public long Scope { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string Description { get; init; } = "";

    public ServiceEntryRow[] Entries { get; set; } = [];

    public static ServiceRow Of(Service service) => new()
    {
        Id = service.Id,
        Project = service.Project,
        Scope = service.Project ?? 0,
        Name = service.Name,
        NameKey = ColumnText.Key(service.Name),
        Description = service.Description,
        Entries = [.. service.Entries.Select((entry, position) => ServiceEntryRow.Of(service, entry, position))],
    };

    public IRecord ToRecord() => new Service
    {
        Id = Id,
        Project = Project,
        Name = Name,
        Description = Description,
        Entries = [.. Entries.OrderBy(entry => entry.Position).Select(entry => entry.ToTraffic())],
    };
}
