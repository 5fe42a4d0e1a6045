// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Configuration;

/// <summary>Where the log goes.</summary>
internal enum LogTarget
{
    /// <summary>The journal under systemd, the file with <c>--daemon</c>, the console otherwise.</summary>
    Auto,

    /// <summary>Standard error with the priority prefixes of systemd's journal.</summary>
    Journal,

    /// <summary>Standard error, for people.</summary>
    Console,

    /// <summary>The log file.</summary>
    File,
}
