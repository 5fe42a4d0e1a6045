// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Auth.Native;
using Localization;
using Microsoft.Win32.SafeHandles;

namespace Auth.Sha;

/// <summary>
/// A file of users and the hashes of their passwords, one line each: <c>user:hash</c>, or <c>user:hash:roles</c>.
/// Comments and lines that are not understood stay as they are. Safe to use from any thread and any number of processes.
/// </summary>
/// <remarks>
/// Apache's AuthUserFile reads the same file, and passes over the third field. The file is read again when it was
/// changed. One that others than its owner and group can read, or others than its owner can write, is refused.
/// </remarks>
public sealed class PasswordFile
{
    /// <summary>Where the file is, unless something else is said.</summary>
    public const string DefaultPath = "/etc/pyctd/passwd";

    private const int MaximumBytes = 64 << 20;
    private const uint FileTypeMask = 0xF000;
    private const uint RegularFile = 0x8000;
    private const int ENOENT = 2;

    private readonly Lock _lock = new();
    private FileIdentity _identity;
    private PasswordFileContent? _content;

    /// <summary>Names a file; nothing is opened yet.</summary>
    /// <param name="path">The file.</param>
    public PasswordFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    /// <summary>The file, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>Reads all users, in the order of the file.</summary>
    /// <returns>The users.</returns>
    /// <exception cref="PasswordFileException">The file cannot be read, or is refused.</exception>
    public IReadOnlyCollection<PasswordEntry> ReadAll() => Read().Entries;

    /// <summary>Reads one user.</summary>
    /// <param name="user">The name.</param>
    /// <returns>The user, or null if there is none of this name.</returns>
    /// <exception cref="PasswordFileException">The file cannot be read, or is refused.</exception>
    public PasswordEntry? Find(string user) => Read().Find(user);

    /// <summary>
    /// Adds a user, or changes the password of one; makes the file, readable by owner and group, if there is none.
    /// </summary>
    /// <param name="user">The name.</param>
    /// <param name="hash">The hash of the password.</param>
    /// <param name="rights">What the user may do; null for what it was, which for a new user is everything.</param>
    /// <returns>Whether the user is new.</returns>
    /// <exception cref="ArgumentException">The name cannot be one.</exception>
    /// <exception cref="PasswordFileException">The file cannot be read or written, or is refused.</exception>
    public bool Set(string user, string hash, UserRights? rights = null)
    {
        if (!PasswordEntry.IsValidName(user))
        {
            throw new ArgumentException("a user's name has 1 to 64 visible characters, and no colon", nameof(user));
        }

        bool isNew = false;
        Update(mayCreate: true, content =>
        {
            PasswordEntry? present = content.Find(user);
            isNew = present is null;
            return content.With(user, hash, rights ?? (isNew ? UserRights.All : present!.Rights ?? UserRights.None));
        });
        return isNew;
    }

    /// <summary>Changes what a user may do.</summary>
    /// <param name="user">The name.</param>
    /// <param name="rights">The roles.</param>
    /// <returns>Whether there is such a user.</returns>
    /// <exception cref="PasswordFileException">The file cannot be read or written, or is refused.</exception>
    public bool SetRoles(string user, UserRights rights) => Update(
        mayCreate: false, content => content.Find(user) is { } entry ? content.With(user, entry.Hash, rights) : null);

    /// <summary>Removes a user.</summary>
    /// <param name="user">The name.</param>
    /// <returns>Whether there was such a user.</returns>
    /// <exception cref="PasswordFileException">The file cannot be read or written, or is refused.</exception>
    public bool Remove(string user) => Update(
        mayCreate: false, content => content.Find(user) is null ? null : content.Without(user));

    /// <summary>Replaces the hash of a user, unless someone else changed it since it was read.</summary>
    /// <returns>Whether it was replaced.</returns>
    /// <exception cref="PasswordFileException">The file cannot be read or written, or is refused.</exception>
    internal bool ReplaceHash(PasswordEntry entry, string hash) => Update(
        mayCreate: false,
        content => content.Find(entry.User) == entry ? content.With(entry.User, hash, entry.Rights ?? UserRights.None) : null);

    /// <summary>The content of now; read again only where the file was changed.</summary>
    /// <exception cref="PasswordFileException">The file cannot be read, or is refused.</exception>
    internal PasswordFileContent Read()
    {
        using SafeFileHandle file = OpenChecked(out FileIdentity identity)
            ?? throw new PasswordFileException(Path, Messages.Get("there is no such file; auth_sha add USER makes it"));
        lock (_lock)
        {
            if (_content is null || _identity != identity)
            {
                _content = PasswordFileContent.Parse(ReadBytes(file));
                _identity = identity;
            }

            return _content;
        }
    }

    private SafeFileHandle? OpenChecked(out FileIdentity identity)
    {
        identity = default;

        // A FIFO in place of the file must not hold up who opens it.
        int error = Libc.Open(Path, Libc.O_RDONLY | Libc.O_NONBLOCK, 0, out SafeFileHandle file);
        if (error == ENOENT)
        {
            return null;
        }

        try
        {
            PasswordFileWriter.Check(Path, Messages.Get("cannot be read"), error);
            PasswordFileWriter.Check(Path, Messages.Get("cannot be examined"), Libc.StatX(file, out identity));
            Examine(identity);
            return file;
        }
        catch (PasswordFileException)
        {
            file.Dispose();
            throw;
        }
    }

    private void Examine(FileIdentity identity)
    {
        if ((identity.Mode & FileTypeMask) != RegularFile)
        {
            throw new PasswordFileException(Path, Messages.Get("is not a regular file"));
        }

        if (SecretFileMode.LetsOthersIn((UnixFileMode)(identity.Mode & 0xFFF)))
        {
            string mode = Convert.ToString(identity.Mode & 0xFFF, 8);
            string rule = Messages.Get("only its owner and group may read it, and only its owner write it");
            throw new PasswordFileException(Path, Messages.Format($"has mode 0{mode}: {rule}; chmod g-w,o-rw {Path}"));
        }

        if (identity.Size > MaximumBytes)
        {
            throw new PasswordFileException(Path, Messages.Get("is larger than 64 MiB, and surely no password file"));
        }
    }

    private byte[] ReadBytes(SafeFileHandle file)
    {
        try
        {
            using var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (IOException exception)
        {
            throw new PasswordFileException(Path, Messages.Format($"cannot be read: {exception.Message}"), exception);
        }
    }

    private bool Update(bool mayCreate, Func<PasswordFileContent, PasswordFileContent?> change)
    {
        // The link stays, and what it points to is replaced.
        string target = File.Exists(Path) ? File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path : Path;
        using SafeFileHandle turn = PasswordFileWriter.TakeTurn(target);
        using SafeFileHandle? file = OpenChecked(out FileIdentity identity);
        if (file is null && !mayCreate)
        {
            throw new PasswordFileException(Path, Messages.Get("there is no such file; auth_sha add USER makes it"));
        }

        PasswordFileContent content = file is null ? PasswordFileContent.Empty : PasswordFileContent.Parse(ReadBytes(file));
        PasswordFileContent? changed = change(content);
        if (changed is not null)
        {
            PasswordFileWriter.Replace(target, changed.ToBytes(), file is null ? null : identity);
        }

        return changed is not null;
    }
}
