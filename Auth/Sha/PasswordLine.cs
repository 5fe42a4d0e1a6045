// SPDX-License-Identifier: GPL-2.0-or-later
using System.Text;

namespace Auth.Sha;

/// <summary>
/// One line of a password file. Its text has one character for each byte (Latin-1), so that what is not understood is
/// written back as it was.
/// </summary>
/// <param name="Text">The line without its end.</param>
/// <param name="Entry">The user; null for comments, empty lines and what is not understood.</param>
internal sealed record PasswordLine(string Text, PasswordEntry? Entry)
{
    private const int MaximumLength = 4096;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a line: <c>user:hash</c> or <c>user:hash:roles</c>.</summary>
    public static PasswordLine Parse(string text) => new(text, ParseEntry(text));

    /// <summary>Makes the line of a user. One who may do everything has no third field, as htpasswd writes it.</summary>
    public static PasswordLine For(string user, string hash, UserRights rights)
    {
        string name = Encoding.Latin1.GetString(s_utf8.GetBytes(user));
        string text = rights.Equals(UserRights.All) ? $"{name}:{hash}" : $"{name}:{hash}:{rights}";
        return new PasswordLine(text, new PasswordEntry(user, hash, rights));
    }

    private static PasswordEntry? ParseEntry(string text)
    {
        string[] fields = text.TrimEnd('\r').Split(':', 3);
        if (text.Length > MaximumLength || fields.Length < 2 || text.Contains('\0') || fields[1].Length == 0)
        {
            return null;
        }

        string? user = Decode(fields[0]);
        if (user is null || !PasswordEntry.IsValidName(user))
        {
            return null;
        }

        UserRights? rights = fields.Length == 2 ? UserRights.All
            : RoleNames.TryParse(fields[2], out UserRights some) ? some : null;
        return new PasswordEntry(user, fields[1], rights);
    }

    private static string? Decode(string name)
    {
        try
        {
            return s_utf8.GetString(Encoding.Latin1.GetBytes(name));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
