// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Auth.Sha;
using Localization;

namespace Auth.Tool;

/// <summary>What <c>auth_sha</c> does to a password file. Each method returns the exit code.</summary>
internal sealed class UserCommands(PasswordFile file, TextWriter output, TextWriter errors)
{
    /// <summary>Adds a user, or changes the password of one.</summary>
    /// <exception cref="UsageException">The name or the password is not valid.</exception>
    public int Add(string user, string? password, HashMethod method)
    {
        if (!PasswordEntry.IsValidName(user))
        {
            throw new UsageException(
                Messages.Get(
                    "a user's name has 1 to 64 visible characters, no colon, no # at the beginning, no blank at either end"));
        }

        password = password is null ? PasswordPrompt.ReadNew() : PasswordPrompt.Examine(password);
        bool isNew = file.Set(user, PasswordHash.Create(password, method));
        output.WriteLine(isNew ? Messages.Format($"{user}: added to {file.Path}") : Messages.Format(
            $"{user}: password changed in {file.Path}"));
        return ExitCodes.Success;
    }

    /// <summary>Lists the users: name, roles, and what the hash is made by.</summary>
    public int List()
    {
        IReadOnlyCollection<PasswordEntry> entries = file.ReadAll();
        int width = entries.Select(entry => entry.User.Length).DefaultIfEmpty().Max();
        foreach (PasswordEntry entry in entries)
        {
            output.WriteLine(string.Format(
                CultureInfo.InvariantCulture, "{0}  {1}  {2}", entry.User.PadRight(width), Roles(entry), Kind(entry)));
        }

        return ExitCodes.Success;
    }

    /// <summary>Removes a user.</summary>
    public int Remove(string user)
    {
        if (!file.Remove(user))
        {
            return NoSuchUser(user);
        }

        output.WriteLine(Messages.Format($"{user}: removed from {file.Path}"));
        return ExitCodes.Success;
    }

    /// <summary>Says whether a password is a user's.</summary>
    public int Verify(string user)
    {
        if (file.Find(user) is not { } entry)
        {
            return NoSuchUser(user);
        }

        if (!PasswordHash.Verify(PasswordPrompt.ReadPresent(), entry.Hash))
        {
            errors.WriteLine(Messages.Format($"auth_sha: {user}: the password is wrong"));
            return ExitCodes.No;
        }

        output.WriteLine(Messages.Format($"{user}: the password is right"));
        return ExitCodes.Success;
    }

    /// <summary>Says what a user may do, or changes it.</summary>
    /// <exception cref="UsageException">The roles are not known.</exception>
    public int SetRoles(string user, string? text)
    {
        if (text is not null)
        {
            if (!RoleNames.TryParse(text, out UserRights rights))
            {
                throw new UsageException(
                    Messages.Format(
                        $"\"{text}\" is not valid: roles are {RoleNames.Known} or {RoleNames.NoRole}"));
            }

            if (!file.SetRoles(user, rights))
            {
                return NoSuchUser(user);
            }
        }

        if (file.Find(user) is not { } entry)
        {
            return NoSuchUser(user);
        }

        output.WriteLine(Roles(entry));
        return ExitCodes.Success;
    }

    private static string Roles(PasswordEntry entry)
    {
        return entry.Rights is { } rights ? RoleNames.Format(rights) : Messages.Get("not understood: no login");
    }

    private static string Kind(PasswordEntry entry)
    {
        return PasswordHash.IsKnown(entry.Hash)
            ? PasswordHash.IsOld(entry.Hash) ? Messages.Get("old hash") : Messages.Get("current hash")
            : Messages.Get("unknown hash: no login");
    }

    private int NoSuchUser(string user)
    {
        errors.WriteLine(Messages.Format($"auth_sha: {file.Path} has no user {user}"));
        return ExitCodes.No;
    }
}
