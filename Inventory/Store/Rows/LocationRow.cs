// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>A location.</summary>
internal sealed class LocationRow : IRecordRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string Description { get; init; } = "";

    public static LocationRow Of(Location location) => new()
    {
        Id = location.Id,
        Name = location.Name,
        NameKey = ColumnText.Key(location.Name),
        Description = location.Description,
    };

    public IRecord ToRecord() => new Location { Id = Id, Name = Name, Description = Description };
}
