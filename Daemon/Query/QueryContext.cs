// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Daemon.Users;

namespace Daemon.Query;

/// <summary>What a query is compiled against besides its own text.</summary>
/// <param name="Snapshot">The snapshot that will be asked.</param>
/// <param name="UidMask">Where in the mark the user's number is.</param>
/// <param name="Users">Names of users.</param>
/// <param name="LocalAddresses">The addresses of this machine.</param>
/// <param name="NowSeconds">The time in seconds since 1970 UTC.</param>
internal sealed record QueryContext(
    Snapshot Snapshot,
    UidMask UidMask,
    UserDirectory Users,
    LocalAddresses LocalAddresses,
    long NowSeconds);
