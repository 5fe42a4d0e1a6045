// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;

namespace Daemon.Rpc;

/// <summary>Who makes a call, as far as the connection and a trusted proxy say. Immutable.</summary>
/// <param name="Address">The client's address; null for one on a unix socket.</param>
/// <param name="Source">Where the call comes from, for the audit log; behind a proxy the client's address first.</param>
/// <param name="User">The user for whom a trusted proxy vouches; null where none does.</param>
internal readonly record struct Caller(IPAddress? Address, string Source, string? User)
{
    /// <summary>What stands for the address of every peer on a unix socket.</summary>
    public const string Unix = "unix";

    /// <summary>By what logins are counted.</summary>
    public string Origin => Address?.ToString() ?? Unix;
}
