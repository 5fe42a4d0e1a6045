// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Table;

/// <summary>How the connection table is kept.</summary>
internal sealed record TableOptions
{
    /// <summary>The age at which a view gets a fresh snapshot (<c>--refresh-interval</c>); 2 s.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long ids stay valid after the refresh in which their connection vanished; 30 s by contract.</summary>
    public TimeSpan RetiredLifetime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many vanished connections are remembered at most; 65,536 (8 MiB).</summary>
    public int RetiredCapacity { get; init; } = 65_536;

    /// <summary>
    /// How many rows old snapshots may have memory for that sessions page over; 2,000,000 (about 290 MB). Beyond it
    /// the oldest snapshot is given up, and its sessions go on with the current one.
    /// </summary>
    public long PinnedRows { get; init; } = 2_000_000;
}
