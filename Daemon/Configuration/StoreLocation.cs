// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Data.Common;
using System.IO;
using System.Linq;

namespace Daemon.Configuration;

/// <summary>Where the inventory is kept, as the option <c>store</c> says it.</summary>
internal static class StoreLocation
{
    /// <summary>The file where nothing else is said and the daemon may write there.</summary>
    public const string DefaultPath = "/var/lib/pyctd/inventory.db";

    private const string Hidden = "***";

    private static readonly string[] s_secrets = ["password", "pwd", "ssl password"];

    /// <summary>Reads the option. A <see cref="FormatException"/> says that it is not valid.</summary>
    public static string Parse(OptionInput input)
    {
        if (!IsServer(input.Text))
        {
            return input.Path();
        }

        try
        {
            _ = new DbConnectionStringBuilder { ConnectionString = input.Text };
            return input.Text;
        }
        catch (ArgumentException error)
        {
            // Its text would repeat the value, which may hold a password.
            throw new FormatException(null, error);
        }
    }

    /// <summary>Writes the option without the password that it may hold.</summary>
    public static string Show(string? store)
    {
        if (store is null || !IsServer(store))
        {
            return store ?? DefaultPath;
        }

        var parts = new DbConnectionStringBuilder { ConnectionString = store };
        foreach (string secret in s_secrets.Where(parts.ContainsKey))
        {
            parts[secret] = Hidden;
        }

        return parts.ConnectionString;
    }

    /// <summary>
    /// The store of the options; where they name none, the usual file, or one in the home directory of a user who may not
    /// write there.
    /// </summary>
    public static string Of(Options options, IReadOnlyDictionary<string, string> environment)
    {
        if (options.Store is { } store)
        {
            return store;
        }

        if (CanHold(Path.GetDirectoryName(DefaultPath)!))
        {
            return DefaultPath;
        }

        string home = environment.GetValueOrDefault("HOME", Path.GetTempPath());
        string state = environment.GetValueOrDefault("XDG_STATE_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(home, ".local", "state");
        string directory = Path.Combine(state, "pyctd");
        return CanHold(directory) ? Path.Combine(directory, Path.GetFileName(DefaultPath)) : DefaultPath;
    }

    /// <summary>Whether it connects to a server, and is no file.</summary>
    public static bool IsServer(string text) =>
        text.Contains('=', StringComparison.Ordinal) && text[0] is not ('/' or '.');

    // Whether a file of one's own can be made there; the directory is made where it is missing.
    private static bool CanHold(string directory)
    {
        try
        {
            Directory.CreateDirectory(
                directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using FileStream probe = new(
                Path.Combine(directory, Path.GetRandomFileName()),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                });
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
