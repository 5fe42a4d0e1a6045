// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Pyctl.Connections;

/// <summary>The SSH connection that the user sits at the end of, which is easily ended by mistake.</summary>
internal static class OwnSession
{
    /// <summary>A filter that it alone passes; null where there is none.</summary>
    /// <param name="sshConnection">
    /// What sshd says in SSH_CONNECTION: the client's address and port, then the server's.
    /// </param>
    public static string? FilterOf(string? sshConnection) =>
        sshConnection?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is
            [string client, string clientPort, string server, string serverPort]
            ? $"tcp and src {client} and src port {clientPort} and dst {server} and dst port {serverPort}"
            : null;
}
