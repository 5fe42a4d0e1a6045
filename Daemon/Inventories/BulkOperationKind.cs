// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Inventories;

/// <summary>What one of several writes does.</summary>
internal enum BulkOperationKind
{
    /// <summary>Adds a record.</summary>
    Create = 0,

    /// <summary>Changes fields of a record.</summary>
    Update,

    /// <summary>Removes a record.</summary>
    Delete,
}
