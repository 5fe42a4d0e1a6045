// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>What the daemon asks of the kernel's connection table; the seam behind which tests put a table of theirs.</summary>
/// <remarks>
/// Every call blocks until the kernel has answered. <see cref="Read"/> is called by one thread at a time; the others are
/// safe for concurrent use, also beside a running <see cref="Read"/>.
/// </remarks>
internal interface IKernelTable : IDisposable
{
    /// <summary>Dumps the whole table into empty memory.</summary>
    /// <returns>How many bytes the kernel sent.</returns>
    public long Read(ConntrackStore store, CancellationToken cancellation);

    /// <summary>Reads one connection as it is now.</summary>
    public bool TryGet(in ConntrackKey key, [NotNullWhen(true)] out ConntrackEntry? entry);

    /// <summary>Changes one connection.</summary>
    public void Update(in ConntrackKey key, ConntrackUpdate change);

    /// <summary>Deletes connections and says of each what became of it.</summary>
    public void Delete(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes);

    /// <summary>The table's size and limit, and the kernel's counters per processor.</summary>
    public KernelFigures Figures();
}
