// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Localization;

namespace Daemon.Hosting;

/// <summary>Whether the process has the one capability it needs, and how to give it.</summary>
internal static class Privileges
{
    /// <summary>CAP_NET_ADMIN of linux/capability.h.</summary>
    private const int NetAdmin = 12;

    private const string EffectiveField = "CapEff:";

    /// <summary>The command that runs the daemon as an ordinary user with this capability alone.</summary>
    public const string Command = "sudo setpriv --reuid=USER --regid=GROUP --clear-groups "
        + "--inh-caps=-all,+net_admin --ambient-caps=-all,+net_admin --bounding-set=-all,+net_admin "
        + "--no-new-privs pyctd";

    /// <summary>What is said where the capability is missing.</summary>
    public static string Explanation => string.Join(
        '\n',
        Messages.Get(
            "CAP_NET_ADMIN is missing, and without it the kernel shows nobody its connections. What gives it:"),
        Messages.Get(
            "  with systemd:       AmbientCapabilities=CAP_NET_ADMIN in the unit (the pyctd.service of PyCtd has it)"),
        Messages.Get("  as root:            sudo pyctd"),
        Messages.Format($"  as another user:    {Command}"),
        Messages.Get("To see PyCtd at work without any privilege, run: make demo"));

    /// <summary>
    /// Whether CAP_NET_ADMIN is effective, as <c>/proc/self/status</c> tells. In a user namespace it can be, and then
    /// counts for the network namespaces that belong to it.
    /// </summary>
    public static bool HasNetAdmin() => HasNetAdmin(File.ReadAllText("/proc/self/status"));

    /// <summary>Reads <paramref name="status"/>, the text of a <c>/proc/PID/status</c>.</summary>
    internal static bool HasNetAdmin(string status)
    {
        string? line = status.Split('\n')
            .FirstOrDefault(line => line.StartsWith(EffectiveField, StringComparison.Ordinal));
        return line is not null
            && ulong.TryParse(
                line.AsSpan(EffectiveField.Length).Trim(),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out ulong capabilities)
            && (capabilities & (1UL << NetAdmin)) != 0;
    }
}
