// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Auth;
using Daemon.Hosting;
using Localization;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Configuration;

/// <summary>Reads files whose content must stay a secret.</summary>
internal static class SecretFile
{
    /// <summary>Reads a file that others than its owner and group cannot read, and others than its owner cannot write.</summary>
    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="StartupException">It cannot be read, or others can.</exception>
    public static string Read(string option, string path)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path);
            UnixFileMode mode = File.GetUnixFileMode(handle);
            if (SecretFileMode.LetsOthersIn(mode))
            {
                string octal = Convert.ToString((int)mode, 8);
                throw new StartupException(
                    ExitCodes.BadConfiguration,
                    Messages.Format($"{option}: {path} has mode 0{octal}, and is a secret: chmod g-w,o-rw {path}"));
            }

            using var reader = new StreamReader(new FileStream(handle, FileAccess.Read));
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(option, path, error);
        }
    }

    /// <summary>Says that a file cannot be read, and why.</summary>
    public static StartupException Unreadable(string option, string path, Exception error)
    {
        string reason = error is FileNotFoundException or DirectoryNotFoundException
            ? Messages.Get("there is no such file")
            : error.Message;
        return new StartupException(
            ExitCodes.BadConfiguration, Messages.Format($"{option}: {path} cannot be read: {reason}"));
    }
}
