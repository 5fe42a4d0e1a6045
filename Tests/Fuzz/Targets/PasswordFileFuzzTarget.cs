// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Auth;
using Auth.Sha;

namespace Fuzz.Targets;

/// <summary>The file of users and passwords: nothing is malformed, and what is not understood stays as it is.</summary>
internal sealed class PasswordFileFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "password-file";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        var content = PasswordFileContent.Parse(input);
        bool lacksEnd = input.Length > 0 && input[^1] != (byte)'\n';
        byte[] written = content.ToBytes();
        if (!written.AsSpan().SequenceEqual(lacksEnd ? [.. input, (byte)'\n'] : input))
        {
            throw new InvalidOperationException("Writing what was read changes it.");
        }

        foreach (PasswordEntry entry in content.Entries.Take(4))
        {
            CheckChanges(content, entry);
        }
    }

    private static void CheckChanges(PasswordFileContent content, PasswordEntry entry)
    {
        PasswordHash.KindOf(entry.Hash);
        PasswordFileContent without = content.Without(entry.User);
        var changed = PasswordFileContent.Parse(content.With(entry.User, "$6$x$y", UserRights.Of(Roles.View)).ToBytes());
        PasswordEntry? found = changed.Find(entry.User);
        if (without.Find(entry.User) is not null || found?.Roles != Roles.View || found.Hash != "$6$x$y"
            || changed.Entries.Count != content.Entries.Count)
        {
            throw new InvalidOperationException("A change of one user is not that.");
        }
    }
}
