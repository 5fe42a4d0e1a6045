// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>The kinds of records that the inventory has.</summary>
public enum RecordKind
{
    /// <summary>A <see cref="Model.Project"/>.</summary>
    Project = 0,

    /// <summary>A <see cref="Model.Location"/>.</summary>
    Location,

    /// <summary>An <see cref="Model.Entity"/>.</summary>
    Entity,

    /// <summary>An <see cref="Model.Interface"/>.</summary>
    Interface,

    /// <summary>An <see cref="Model.InterfaceAddress"/>.</summary>
    Address,

    /// <summary>A <see cref="Model.Service"/>.</summary>
    Service,

    /// <summary>A <see cref="Model.Communication"/>.</summary>
    Communication,
}
