// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Auth.Sha;

/// <summary>What a password file holds. Immutable; safe to use from any thread.</summary>
internal sealed class PasswordFileContent
{
    private readonly IReadOnlyList<PasswordLine> _lines;
    private readonly Dictionary<string, PasswordEntry> _entries = new(StringComparer.Ordinal);

    private PasswordFileContent(IReadOnlyList<PasswordLine> lines)
    {
        _lines = lines;
        foreach (PasswordEntry entry in lines.Select(line => line.Entry).OfType<PasswordEntry>())
        {
            // The first line of a name counts, as in Apache.
            _entries.TryAdd(entry.User, entry);
        }

        Decoys = DecoyHashes.For(_entries.Values.Select(entry => entry.Hash));
    }

    /// <summary>A file without a line.</summary>
    public static PasswordFileContent Empty { get; } = new([]);

    /// <summary>The users, in the order of the file.</summary>
    public IReadOnlyCollection<PasswordEntry> Entries => _entries.Values;

    /// <summary>Hashes whose checks cost what those of the file's users do, one for each slow kind.</summary>
    public IReadOnlyList<string> Decoys { get; }

    /// <summary>Reads the bytes of a file. Nothing is malformed: what is no user is kept as it is.</summary>
    public static PasswordFileContent Parse(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        string[] lines = text.Split('\n');
        int count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        return new PasswordFileContent([.. lines.Take(count).Select(PasswordLine.Parse)]);
    }

    /// <summary>The user with a name; null if there is none.</summary>
    public PasswordEntry? Find(string user) => _entries.GetValueOrDefault(user);

    /// <summary>With a user, in place of the lines that the name had, or at the end.</summary>
    public PasswordFileContent With(string user, string hash, UserRights rights)
    {
        var line = PasswordLine.For(user, hash, rights);
        if (!_entries.ContainsKey(user))
        {
            return new PasswordFileContent([.. _lines, line]);
        }

        PasswordLine first = _lines.First(candidate => candidate.Entry?.User == user);
        return new PasswordFileContent(
        [
            .. _lines.Where(candidate => ReferenceEquals(candidate, first) || candidate.Entry?.User != user)
                .Select(candidate => ReferenceEquals(candidate, first) ? line : candidate),
        ]);
    }

    /// <summary>Without the lines of a user.</summary>
    public PasswordFileContent Without(string user) => new([.. _lines.Where(line => line.Entry?.User != user)]);

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(string.Concat(_lines.Select(line => line.Text + '\n')));
}
