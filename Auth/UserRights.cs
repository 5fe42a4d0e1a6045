// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Auth.Sha;

namespace Auth;

/// <summary>
/// A user's roles, and how far that of the inventory goes. Immutable; two are equal when they give the same.
/// </summary>
public sealed class UserRights : IEquatable<UserRights>
{
    private readonly InventoryGrant[] _inventory;

    private UserRights(Roles roles, IEnumerable<InventoryGrant> inventory)
    {
        _inventory = [.. inventory.Distinct()];
        if (_inventory.Contains(InventoryGrant.Everything))
        {
            _inventory = [InventoryGrant.Everything];
        }

        Roles = _inventory.Length > 0 ? roles | Roles.Inventory : roles;
    }

    /// <summary>None at all.</summary>
    public static UserRights None { get; } = Of(Roles.None);

    /// <summary>Everything.</summary>
    public static UserRights All { get; } = Of(Roles.All);

    /// <summary>The roles; that of the inventory is among them as soon as there is any permission in it.</summary>
    public Roles Roles { get; }

    /// <summary>The permissions in the inventory, each of which adds to the others.</summary>
    public IReadOnlyList<InventoryGrant> Inventory => _inventory;

    /// <summary>Roles without refinement: that of the inventory means everything in it.</summary>
    public static UserRights Of(Roles roles) =>
        new(roles, roles.HasFlag(Roles.Inventory) ? [InventoryGrant.Everything] : []);

    /// <summary>One permission of the inventory.</summary>
    public static UserRights Of(InventoryGrant grant) => new(Roles.Inventory, [grant]);

    /// <summary>These rights and others together.</summary>
    public UserRights Plus(UserRights other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new UserRights(Roles | other.Roles, _inventory.Concat(other._inventory));
    }

    /// <inheritdoc/>
    public bool Equals(UserRights? other) =>
        other is not null && other.Roles == Roles && _inventory.ToHashSet().SetEquals(other._inventory);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserRights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Roles, _inventory.Length);

    /// <summary>The rights as a password file writes them.</summary>
    public override string ToString() => RoleNames.Format(this);
}
