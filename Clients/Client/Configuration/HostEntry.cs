// SPDX-License-Identifier: GPL-2.0-or-later
using XmlRpc.Client;

namespace Client.Configuration;

/// <summary>A daemon that a user knows by a name. Immutable.</summary>
/// <param name="Name">The name, or the address as it was written.</param>
/// <param name="Address">Where the daemon is.</param>
public sealed record HostEntry(string Name, XmlRpcAddress Address)
{
    /// <summary>Whom to log in as; null where the file does not say.</summary>
    public string? UserName { get; init; }

    /// <summary>The file with the password; null where the file does not say.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>
    /// The certificates, in PEM, that may have signed the daemon's; null for those that the system trusts.
    /// </summary>
    public string? CaFile { get; init; }
}
