// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Auth;

/// <summary>Permissions in the inventory, for one project or for everything in it. Immutable.</summary>
/// <param name="Permissions">The permissions.</param>
/// <param name="Project">The project's name, or <c>#</c> and its id; null for all projects and what they share.</param>
public sealed record InventoryGrant(InventoryPermissions Permissions, string? Project)
{
    /// <summary>Everything in the inventory, as the role <c>inventory</c> alone gives it.</summary>
    public static InventoryGrant Everything { get; } = new(InventoryPermissions.All, null);

    /// <summary>Whether it gives a permission in a project.</summary>
    /// <param name="permission">One permission.</param>
    /// <param name="id">The project's id.</param>
    /// <param name="name">The project's name.</param>
    public bool Allows(InventoryPermissions permission, long id, string name) => Includes(permission) && (Project is null
        || (Project[0] == '#'
            ? Project.AsSpan(1).SequenceEqual(id.ToString(CultureInfo.InvariantCulture))
            : Project.Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether it gives a permission everywhere, also in what all projects share.</summary>
    public bool AllowsEverywhere(InventoryPermissions permission) => Project is null && Includes(permission);

    private bool Includes(InventoryPermissions permission) =>
        permission == InventoryPermissions.View ? Permissions != InventoryPermissions.None : Permissions.HasFlag(permission);
}
