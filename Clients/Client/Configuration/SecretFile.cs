// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Localization;
using Microsoft.Win32.SafeHandles;

namespace Client.Configuration;

/// <summary>Reads and writes files that only their owner may read.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes sure that nobody but its owner can read or change a file, and reads it.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or others can.</exception>
    public static string Read(string path)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path);
            UnixFileMode mode = File.GetUnixFileMode(handle);
            if ((mode & ~OwnerOnly) != 0)
            {
                string octal = Convert.ToString((int)mode, 8);
                throw new ConfigurationException(
                    Messages.Format($"{path} holds a password and has mode 0{octal}: chmod 600 {path}"));
            }

            using var reader = new StreamReader(new FileStream(handle, FileAccess.Read));
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(Messages.Format($"{path} cannot be read: {exception.Message}"));
        }
    }

    /// <summary>Replaces a file as a whole.</summary>
    /// <exception cref="ConfigurationException">It cannot be written.</exception>
    public static void Write(string path, string content)
    {
        string next = path + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(next);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            };
            using (var writer = new StreamWriter(next, options))
            {
                writer.Write(content);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(Messages.Format($"{path} cannot be written: {exception.Message}"));
        }
    }
}
