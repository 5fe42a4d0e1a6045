// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Auth;

/// <summary>What a user may do.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>List connections and see the health of the table.</summary>
    View = 1,

    /// <summary>End connections.</summary>
    Kill = 2,

    /// <summary>Set marks and timeouts.</summary>
    Change = 4,

    /// <summary>Work with the inventory, within its own permissions.</summary>
    Inventory = 8,

    /// <summary>Administer the daemon.</summary>
    Admin = 16,

    /// <summary>All roles.</summary>
    All = View | Kill | Change | Inventory | Admin,
}
