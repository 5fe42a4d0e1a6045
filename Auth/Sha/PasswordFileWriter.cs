// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Runtime.InteropServices;
using Auth.Native;
using Localization;
using Microsoft.Win32.SafeHandles;

namespace Auth.Sha;

/// <summary>
/// Replaces a password file as a whole, one writer at a time. Whoever reads it sees the old file or the new one, and
/// whatever interrupts the writer leaves the old one.
/// </summary>
internal static class PasswordFileWriter
{
    private const uint OwnerOnly = 0b110_000_000;
    private const uint OwnerAndGroup = 0b110_100_000;
    private const uint Permissions = 0xFFF;

    /// <summary>
    /// Waits until no one else writes the file; until the handle is disposed no one else does. The lock is on a file
    /// beside it, which stays: the file itself is another one after each write.
    /// </summary>
    /// <exception cref="PasswordFileException">The file beside it cannot be made.</exception>
    public static SafeFileHandle TakeTurn(string path)
    {
        string lockPath = path + ".lock";
        int error = Libc.Open(lockPath, Libc.O_RDWR | Libc.O_CREAT | Libc.O_NOFOLLOW, OwnerOnly, out SafeFileHandle file);
        Check(lockPath, Messages.Get("cannot be opened for writing"), error);
        Check(lockPath, Messages.Get("cannot be locked"), Libc.Flock(file));
        return file;
    }

    /// <summary>Replaces the file, or makes it. Only for who has the turn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What it shall hold.</param>
    /// <param name="present">The file that is replaced, for its owner and mode; null if there is none.</param>
    /// <exception cref="PasswordFileException">It cannot be written; the old one is still there.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes, FileIdentity? present)
    {
        string newPath = path + ".new";
        try
        {
            // What an interrupted writer has left.
            File.Delete(newPath);
            WriteNew(newPath, bytes, present);
            File.Move(newPath, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PasswordFileException(path, Messages.Format(
                $"cannot be written: {exception.Message}"), exception);
        }

        string directory = Path.GetDirectoryName(path)!;
        Check(directory,
            Messages.Get("cannot be opened"), Libc.Open(directory, Libc.O_RDONLY, 0, out SafeFileHandle handle));
        using (handle)
        {
            Check(directory, Messages.Get("cannot be written"), Libc.FSync(handle));
        }
    }

    /// <summary>Turns the error number of a system call into an exception; 0 is none.</summary>
    /// <exception cref="PasswordFileException">It is not 0.</exception>
    public static void Check(string path, string problem, int error)
    {
        if (error != 0)
        {
            throw new PasswordFileException(path, Messages.Format(
                $"{problem}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error})"));
        }
    }

    private static void WriteNew(string path, ReadOnlySpan<byte> bytes, FileIdentity? present)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = (UnixFileMode)OwnerOnly,
        };
        using var stream = new FileStream(path, options);
        stream.Write(bytes);
        if (present is { } old)
        {
            Check(path, Messages.Get(
                "cannot be given to the owner of the file"), Libc.FChown(stream.SafeFileHandle, old.Owner, old.Group));
        }

        File.SetUnixFileMode(stream.SafeFileHandle, (UnixFileMode)((present?.Mode ?? OwnerAndGroup) & Permissions));
        stream.Flush(flushToDisk: true);
    }
}
