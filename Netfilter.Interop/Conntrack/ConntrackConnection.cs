// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>A connection to the connection tracking of one network namespace.</summary>
/// <remarks>
/// It owns one netlink socket and one 32 KiB buffer. All members are safe to call from any thread; they take turns,
/// because a socket has one dump at a time: open one connection for dumps and another for changes.
/// Everything needs CAP_NET_ADMIN (<see cref="NetlinkPermissionException"/>).
/// </remarks>
public sealed partial class ConntrackConnection : IDisposable
{
    /// <summary>Opens a connection.</summary>
    /// <param name="options">How; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static ConntrackConnection Open(ConntrackOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads the selected flows into a store, whose former content is forgotten.</summary>
    /// <param name="store">Where to; after an exception it holds a part of the table.</param>
    /// <param name="filter">Which flows.</param>
    /// <param name="cancellationToken">Ends the dump between two datagrams.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    /// <exception cref="NetlinkFormatException">The kernel's answer is malformed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DumpResult Dump(ConntrackStore store, in ConntrackDumpFilter filter, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Hands the selected flows to a sink.</summary>
    /// <typeparam name="TSink">A struct, so that the calls are bound at compile time.</typeparam>
    /// <param name="sink">Where to.</param>
    /// <param name="filter">Which flows.</param>
    /// <param name="cancellationToken">Ends the dump between two datagrams.</param>
    /// <inheritdoc cref="Dump(ConntrackStore, in ConntrackDumpFilter, CancellationToken)" path="/exception"/>
    public DumpResult Dump<TSink>(ref TSink sink, in ConntrackDumpFilter filter, CancellationToken cancellationToken)
        where TSink : IConntrackSink, allows ref struct => throw new NotImplementedException();

    /// <summary>Streams the selected flows with all their attributes, over a socket of its own.</summary>
    /// <param name="filter">Which flows.</param>
    /// <returns>A sequence that asks the kernel anew each time it is enumerated.</returns>
    public IEnumerable<ConntrackEntry> Enumerate(ConntrackDumpFilter filter) => throw new NotImplementedException();

    /// <summary>Looks one flow up.</summary>
    /// <param name="key">Which; with an identifier, a successor under the same tuple does not count.</param>
    /// <param name="entry">The flow with all its attributes.</param>
    /// <returns>False if it does not exist.</returns>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public bool TryGet(in ConntrackKey key, [NotNullWhen(true)] out ConntrackEntry? entry) =>
        throw new NotImplementedException();

    /// <summary>Looks one flow up that is expected to exist.</summary>
    /// <param name="key">Which.</param>
    /// <exception cref="ConntrackEntryNotFoundException">It does not exist.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackEntry Get(in ConntrackKey key) => throw new NotImplementedException();

    /// <summary>Looks many flows up in one system call, as for the visible rows of a page.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="entries">One per key; null where the flow does not exist.</param>
    /// <returns>How many were found.</returns>
    /// <exception cref="ArgumentException"><paramref name="entries"/> is shorter than <paramref name="keys"/>.</exception>
    public int GetBatch(ReadOnlySpan<ConntrackKey> keys, Span<ConntrackEntry?> entries) =>
        throw new NotImplementedException();

    /// <summary>Creates a flow. Both tuples and the timeout are needed; NAT ranges, helper and labels come from the extras.</summary>
    /// <param name="entry">The flow.</param>
    /// <exception cref="ConntrackEntryExistsException">One of its tuples is taken.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Create(ConntrackEntry entry) => throw new NotImplementedException();

    /// <summary>Changes a flow in one request.</summary>
    /// <param name="key">Which.</param>
    /// <param name="change">What to change.</param>
    /// <exception cref="ConntrackEntryNotFoundException">It does not exist.</exception>
    /// <exception cref="ConntrackTimeoutFixedException">Its timeout was fixed before; nothing was changed.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Update(in ConntrackKey key, ConntrackUpdate change) => throw new NotImplementedException();

    /// <summary>Deletes a flow.</summary>
    /// <param name="key">Which; give the identifier, so that a successor under the same tuple survives.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_NET_ADMIN.</exception>
    public DeleteOutcome Delete(in ConntrackKey key) => throw new NotImplementedException();

    /// <summary>Deletes many flows, hundreds per system call.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="outcomes">One per key.</param>
    /// <exception cref="ArgumentException"><paramref name="outcomes"/> is shorter than <paramref name="keys"/>.</exception>
    public void DeleteBatch(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes) =>
        throw new NotImplementedException();

    /// <summary>Deletes all flows of a family, or all flows.</summary>
    /// <remarks>
    /// One family is flushed by one request only where a probe has shown that the other survives
    /// (<see cref="ConntrackFeatures.FamilyFlush"/>); else by a dump and single deletions.
    /// </remarks>
    /// <param name="family">2 (IPv4), 10 (IPv6) or 0 for both.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Flush(byte family) => throw new NotImplementedException();

    /// <summary>The counters of every CPU.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackCpuStatistics[] CpuStatistics() => throw new NotImplementedException();

    /// <summary>The fill of the table and its limit.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackTotals Totals() => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
