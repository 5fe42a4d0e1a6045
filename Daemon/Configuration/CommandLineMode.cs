// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Configuration;

/// <summary>What the command line asks for.</summary>
internal enum CommandLineMode
{
    /// <summary>Serve.</summary>
    Run,

    /// <summary>Print the help.</summary>
    Help,

    /// <summary>Print the version.</summary>
    Version,

    /// <summary>Check the configuration and print it.</summary>
    CheckConfig,

    /// <summary>Copy the inventory into a file, whether a daemon uses it or not.</summary>
    BackupInventory,
}
