// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Contract;

/// <summary>The kinds of records of the inventory, as procedures and replies name them.</summary>
public static class InventoryModels
{
    /// <summary>What is planned together.</summary>
    public const string Project = "project";

    /// <summary>A place where entities are.</summary>
    public const string Location = "location";

    /// <summary>A machine, a network, or several under one name.</summary>
    public const string Entity = "entity";

    /// <summary>Where an entity is connected.</summary>
    public const string Interface = "interface";

    /// <summary>An address of an interface.</summary>
    public const string Address = "address";

    /// <summary>Traffic under a name.</summary>
    public const string Service = "service";

    /// <summary>Who may open connections to whom.</summary>
    public const string Communication = "communication";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Project, Location, Entity, Interface, Address, Service, Communication];
}
