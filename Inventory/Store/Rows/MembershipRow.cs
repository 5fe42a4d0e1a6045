// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Store.Rows;

/// <summary>That an entity is a member of a group.</summary>
internal sealed class MembershipRow
{
    /// <summary>The id of the group.</summary>
    public long Entity { get; init; }

    public long Member { get; init; }
}
