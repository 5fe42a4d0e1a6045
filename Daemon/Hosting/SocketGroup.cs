// SPDX-License-Identifier: GPL-2.0-or-later
using System.ComponentModel;
using System.Diagnostics;
using Localization;

namespace Daemon.Hosting;

/// <summary>Gives a unix socket to a group, by chgrp(1): the runtime cannot change a file's group.</summary>
internal static class SocketGroup
{
    /// <summary>Gives the socket at <paramref name="path"/> to a group, by its name or number.</summary>
    /// <exception cref="StartupException">There is no such group, or this user may not give files to it.</exception>
    public static void Set(string path, string group)
    {
        if (Run(path, group) is { } reason)
        {
            throw new StartupException(
                ExitCodes.CannotListen,
                Messages.Format(
                    $"unix:{path} cannot be given to the group {group} (it must exist, and the daemon's user must be a member of it or root): {reason}"));
        }
    }

    // The complaint of chgrp; null where it had none.
    private static string? Run(string path, string group)
    {
        var start = new ProcessStartInfo("chgrp", ["--no-dereference", "--", group, path])
        {
            RedirectStandardError = true,
        };
        try
        {
            using Process chgrp = Process.Start(start)!;
            string complaint = chgrp.StandardError.ReadToEnd();
            chgrp.WaitForExit();
            return chgrp.ExitCode == 0 ? null : complaint.Trim();
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
    }
}
