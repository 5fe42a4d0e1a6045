// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Security.Cryptography;
using Localization;
using Microsoft.Win32.SafeHandles;

namespace Auth.Ldap;

/// <summary>
/// A file that holds one secret, on its first line and without another. It is read again at each use, so that a new
/// secret counts at once. Safe to use from any thread.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class SecretFile(string path)
{
    private const int MaximumBytes = 4096;

    /// <summary>Reads the secret. The caller clears it after use.</summary>
    /// <exception cref="IOException">
    /// The file cannot be read, holds no secret, or others than its owner and group can read it. The message says which
    /// file and what to do.
    /// </exception>
    public byte[] Read()
    {
        byte[] buffer = new byte[MaximumBytes + 1];
        try
        {
            using SafeFileHandle file = File.OpenHandle(path);
            CheckMode(File.GetUnixFileMode(file));
            int length = RandomAccess.Read(file, buffer, fileOffset: 0);
            return TakeLine(buffer.AsSpan(0, length)).ToArray();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    private void CheckMode(UnixFileMode mode)
    {
        if (SecretFileMode.LetsOthersIn(mode))
        {
            string octal = Convert.ToString((int)mode, 8);
            throw new IOException(Messages.Format(
                $"{path} has mode 0{octal}: only owner and group may read it, only the owner write it; chmod g-w,o-rw {path}"));
        }
    }

    private ReadOnlySpan<byte> TakeLine(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> line = content.TrimEnd("\r\n"u8);
        return content.Length <= MaximumBytes && !line.IsEmpty && !line.ContainsAny("\r\n\0"u8)
            ? line
            : throw new IOException(Messages.Format($"{path} must hold one line with the password, and nothing else"));
    }
}
