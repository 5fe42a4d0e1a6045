// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Client.Configuration;

namespace Pyctl.Hosts;

/// <summary>Where the user's files are.</summary>
internal static class UserFiles
{
    private const string SystemConfiguration = "/etc/pyctd/pyctl.conf";

    /// <summary>The user's passwords.</summary>
    public static CredentialFile Credentials => new(Path.Combine(Folder, "credentials"));

    private static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "pyctl");

    /// <summary>
    /// The configuration: the file that PYCTL_CONFIG names, else the user's, else the machine's, whichever is there
    /// first.
    /// </summary>
    /// <exception cref="ConfigurationException">It cannot be read, or is not valid.</exception>
    public static ClientConfiguration ReadConfiguration()
    {
        if (Environment.GetEnvironmentVariable("PYCTL_CONFIG") is { Length: > 0 } named)
        {
            return ClientConfiguration.Read(named);
        }

        string own = Path.Combine(Folder, "pyctl.conf");
        return File.Exists(own) ? ClientConfiguration.Read(own)
            : File.Exists(SystemConfiguration) ? ClientConfiguration.Read(SystemConfiguration)
            : ClientConfiguration.Empty;
    }
}
