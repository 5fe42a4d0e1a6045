// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Auth;

/// <summary>What a user with the role <see cref="Roles.Inventory"/> may do there. Each of them includes to see it.</summary>
[Flags]
public enum InventoryPermissions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See records, search, render, validate and export.</summary>
    View = 1,

    /// <summary>Add and change records, and import them.</summary>
    Edit = 2,

    /// <summary>Remove records.</summary>
    Delete = 4,

    /// <summary>Turn what was observed into records.</summary>
    Learn = 8,

    /// <summary>Load generated rules into a kernel.</summary>
    Apply = 16,

    /// <summary>All of it.</summary>
    All = View | Edit | Delete | Learn | Apply,
}
