// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Auth.Sha;

/// <summary>
/// Rights as a password file, the tool and the options of modules write them: the names of roles with commas between.
/// That of the inventory may be narrowed to a permission, <c>inventory.view</c>, and to a project,
/// <c>inventory.edit@shop</c>, or <c>inventory.edit@#3</c> by its id. Stateless; safe to use from any thread.
/// </summary>
public static class RoleNames
{
    /// <summary>What stands for no role at all.</summary>
    public const string NoRole = "none";

    /// <summary>What the text may be made of, for messages in any language.</summary>
    public const string Known = "view,kill,change,inventory[.view|.edit|.delete|.learn|.apply[@PROJECT]],admin";

    private const string InventoryPrefix = "inventory.";

    private static readonly (string Name, Roles Role)[] s_names =
    [
        ("view", Roles.View), ("kill", Roles.Kill), ("change", Roles.Change), ("inventory", Roles.Inventory),
        ("admin", Roles.Admin),
    ];

    private static readonly (string Name, InventoryPermissions Permission)[] s_permissions =
    [
        ("view", InventoryPermissions.View), ("edit", InventoryPermissions.Edit),
        ("delete", InventoryPermissions.Delete), ("learn", InventoryPermissions.Learn),
        ("apply", InventoryPermissions.Apply),
    ];

    /// <summary>Writes rights as names with commas between, or <c>none</c>.</summary>
    /// <param name="rights">The rights.</param>
    /// <returns>The text.</returns>
    public static string Format(UserRights rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        string[] names = [.. s_names.Where(known => rights.Roles.HasFlag(known.Role)).SelectMany(
            known => known.Role == Roles.Inventory ? rights.Inventory.Select(Format) : [known.Name])];
        return names.Length == 0 ? NoRole : string.Join(',', names);
    }

    /// <summary>Reads what <see cref="Format(UserRights)"/> writes.</summary>
    /// <param name="text">Names with commas between, or <c>none</c> alone.</param>
    /// <param name="rights">The rights; none where the text is not understood.</param>
    /// <returns>Whether all of it is understood.</returns>
    public static bool TryParse(string text, out UserRights rights)
    {
        ArgumentNullException.ThrowIfNull(text);
        rights = UserRights.None;
        if (text == NoRole)
        {
            return true;
        }

        UserRights together = UserRights.None;
        foreach (string name in text.Split(','))
        {
            if (Find(name) is not { } right)
            {
                return false;
            }

            together = together.Plus(right);
        }

        rights = together;
        return true;
    }

    private static UserRights? Find(string name)
    {
        if (name.StartsWith(InventoryPrefix, StringComparison.Ordinal))
        {
            return FindGrant(name[InventoryPrefix.Length..]) is { } grant ? UserRights.Of(grant) : null;
        }

        Roles role = s_names.FirstOrDefault(known => known.Name == name).Role;
        return role == Roles.None ? null : UserRights.Of(role);
    }

    private static InventoryGrant? FindGrant(string text)
    {
        string[] parts = text.Split('@', 2);
        InventoryPermissions permission = s_permissions.FirstOrDefault(known => known.Name == parts[0]).Permission;
        return permission == InventoryPermissions.None || (parts.Length == 2 && !IsProject(parts[1]))
            ? null
            : new InventoryGrant(permission, parts.ElementAtOrDefault(1));
    }

    private static bool IsProject(string text) => text.Length > 0 && text.Trim() == text && (text[0] != '#'
        || long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static string Format(InventoryGrant grant)
    {
        if (grant == InventoryGrant.Everything)
        {
            return "inventory";
        }

        string project = grant.Project is { } name ? "@" + name : "";
        IEnumerable<string> names = s_permissions
            .Where(known => grant.Permissions.HasFlag(known.Permission))
            .Select(known => InventoryPrefix + known.Name + project);
        return string.Join(',', names);
    }
}
