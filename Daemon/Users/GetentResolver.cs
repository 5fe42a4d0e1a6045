// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace Daemon.Users;

/// <summary>Asks getent(1), and so whatever the system is set up to ask: files, LDAP, SSSD.</summary>
/// <remarks>
/// One process answers for many users. A directory server that does not answer costs <see cref="s_patience"/>, not the
/// caller's life; its users then have no name until they are asked for again.
/// </remarks>
internal sealed class GetentResolver : IUserResolver
{
    // The kernel takes command lines much longer than this many numbers make.
    private const int UidsPerProcess = 1000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IReadOnlyDictionary<uint, string> FindByUid(IReadOnlyList<uint> uids)
    {
        Dictionary<uint, string> names = [];
        foreach (uint[] some in uids.Chunk(UidsPerProcess))
        {
            string[] keys = [.. some.Select(static uid => uid.ToString(CultureInfo.InvariantCulture))];
            foreach ((string name, uint uid) in Ask(keys))
            {
                names.TryAdd(uid, name);
            }
        }

        return names;
    }

    /// <inheritdoc/>
    public uint? FindByName(string name)
    {
        if (name.Length is 0 or > 256 || name.Any(static c => char.IsControl(c) || c == ':'))
        {
            return null;
        }

        foreach ((string found, uint uid) in Ask([name]))
        {
            if (found == name)
            {
                return uid;
            }
        }

        return null;
    }

    private static List<(string Name, uint Uid)> Ask(string[] keys)
    {
        var start = new ProcessStartInfo("getent") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["--", "passwd", .. keys])
        {
            start.ArgumentList.Add(argument);
        }

        List<(string Name, uint Uid)> found = [];
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return found;
            }

            using var limit = new Timer(
                _ => Kill(process), null, s_patience, Timeout.InfiniteTimeSpan);
            while (process.StandardOutput.ReadLine() is { } line)
            {
                string[] fields = line.Split(':');
                if (fields.Length > 2
                    && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out uint uid))
                {
                    found.Add((fields[0], uid));
                }
            }

            process.WaitForExit();
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            // No getent on this machine: its users have no names here.
        }

        return found;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself just now.
        }
    }
}
