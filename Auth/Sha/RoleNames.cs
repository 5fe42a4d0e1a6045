// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;

namespace Auth.Sha;

/// <summary>Roles as a password file and the tool write them. Stateless; safe to use from any thread.</summary>
public static class RoleNames
{
    /// <summary>What stands for no role at all.</summary>
    public const string NoRole = "none";

    private static readonly (string Name, Roles Role)[] s_names =
    [
        ("view", Roles.View), ("kill", Roles.Kill), ("change", Roles.Change), ("inventory", Roles.Inventory),
        ("admin", Roles.Admin),
    ];

    /// <summary>Writes roles as names with commas between, or <c>none</c>.</summary>
    /// <param name="roles">The roles.</param>
    /// <returns>The text.</returns>
    public static string Format(Roles roles)
    {
        return roles == Roles.None
            ? NoRole
            : string.Join(',', s_names.Where(known => roles.HasFlag(known.Role)).Select(known => known.Name));
    }

    /// <summary>Reads what <see cref="Format"/> writes.</summary>
    /// <param name="text">Names with commas between, or <c>none</c> alone.</param>
    /// <param name="roles">The roles; none where the text is not understood.</param>
    /// <returns>Whether all of it is understood.</returns>
    public static bool TryParse(string text, out Roles roles)
    {
        ArgumentNullException.ThrowIfNull(text);
        roles = Roles.None;
        if (text == NoRole)
        {
            return true;
        }

        foreach (string name in text.Split(','))
        {
            Roles role = s_names.FirstOrDefault(known => known.Name == name).Role;
            if (role == Roles.None)
            {
                roles = Roles.None;
                return false;
            }

            roles |= role;
        }

        return true;
    }
}
