// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Auth.Sha;

/// <summary>A user of a password file. Immutable.</summary>
/// <param name="User">The user's name.</param>
/// <param name="Hash">The hash of the password.</param>
/// <param name="Rights">What the user may do; null where the file's text for it is not understood: then no login.</param>
public sealed record PasswordEntry(string User, string Hash, UserRights? Rights)
{
    /// <summary>The roles alone, without how far that of the inventory goes; null as <see cref="Rights"/> is.</summary>
    public Roles? Roles => Rights?.Roles;

    /// <summary>Whether a text can be the name of a user.</summary>
    /// <param name="name">The text.</param>
    /// <returns>
    /// Whether it can: 1 to 64 visible characters, no colon, no number sign at the beginning, no blank at either end.
    /// </returns>
    public static bool IsValidName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return UserNameText.Clean(name) == name && !name.Contains(':') && !name.StartsWith('#');
    }

    /// <summary>The user's name alone: the hash is not for logs.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => User;
}
