// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>An interface.</summary>
internal sealed class InterfaceRow : IRecordRow
{
    public long Id { get; init; }

    public long Entity { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string Device { get; init; } = "";

    public string Description { get; init; } = "";

    public static InterfaceRow Of(Interface one) => new()
    {
        Id = one.Id,
        Entity = one.Entity,
        Name = one.Name,
        NameKey = ColumnText.Key(one.Name),
        Device = one.Device,
        Description = one.Description,
    };

    public IRecord ToRecord() =>
        new Interface { Id = Id, Entity = Entity, Name = Name, Device = Device, Description = Description };
}
