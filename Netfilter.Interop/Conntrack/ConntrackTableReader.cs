// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>Reads whole tables, large ones over two sockets at once: one for IPv4, one for IPv6.</summary>
/// <remarks>
/// The kernel works for both sockets in parallel, which takes 0.85 of the time at 80 % IPv4, for about 10 % more
/// processor time in all. It needs no trust in any filter: every kernel filters by family. One thread at a time.
/// </remarks>
public sealed class ConntrackTableReader : IDisposable
{
    /// <summary>From how many flows on two sockets pay.</summary>
    public const int ParallelThreshold = 200_000;

    private readonly ConntrackConnection _first;
    private readonly ConntrackConnection _second;
    private readonly ConntrackStore _secondStore = new();
    private readonly int _threshold;
    private int _secondChunks;

    internal ConntrackTableReader(ConntrackConnection first, ConntrackConnection second, int threshold)
    {
        _first = first;
        _second = second;
        _threshold = threshold;
    }

    /// <summary>Opens the connections.</summary>
    /// <param name="options">How; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">A socket or the namespace cannot be opened.</exception>
    public static ConntrackTableReader Open(ConntrackOptions? options = null)
    {
        ConntrackConnection first = ConntrackConnection.Open(options);
        try
        {
            return new ConntrackTableReader(first, ConntrackConnection.Open(options), ParallelThreshold);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <summary>Reads the selected flows into a store, over two sockets if the table is large.</summary>
    /// <param name="store">Where to; its former content is forgotten. After an exception it holds a part of the table.</param>
    /// <param name="filter">Which flows.</param>
    /// <param name="cancellationToken">Ends the dump.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DumpResult Read(
        ConntrackStore store, in ConntrackDumpFilter filter = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return filter.Family == 0 && _first.Totals().Entries >= _threshold
            ? ReadBoth(store, filter, cancellationToken)
            : _first.Dump(store, filter, cancellationToken);
    }

    /// <summary>Gives back memory that the last reading did not need.</summary>
    public void Trim() => _secondStore.Trim(0);

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private DumpResult ReadBoth(ConntrackStore store, ConntrackDumpFilter filter, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        store.Clear();
        _secondStore.TakeSpare(store, _secondChunks);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        DumpResult second = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                second = _second.Dump(_secondStore, filter with { Family = 10 }, either.Token);
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
                either.Cancel();
            }
        })
        {
            IsBackground = true,
            Name = "IPv6 connection table",
        };
        thread.Start();
        DumpResult first = ReadFirst(store, filter, either, thread, ref failure);
        _secondChunks = _secondStore.ChunkCount;
        store.MoveFrom(_secondStore);
        return Sum(first, second, Stopwatch.GetElapsedTime(start));
    }

    private DumpResult ReadFirst(
        ConntrackStore store,
        ConntrackDumpFilter filter,
        CancellationTokenSource either,
        Thread other,
        ref ExceptionDispatchInfo? failure)
    {
        DumpResult first = default;
        ExceptionDispatchInfo? own = null;
        try
        {
            first = _first.Dump(store, filter with { Family = 2 }, either.Token);
        }
        catch (Exception exception)
        {
            own = ExceptionDispatchInfo.Capture(exception);
            either.Cancel();
        }

        other.Join();

        // The half that failed first cancelled the other, whose cancellation says nothing.
        bool otherIsCause = failure is not null && own?.SourceException is null or OperationCanceledException;
        (otherIsCause ? failure : own)?.Throw();
        return first;
    }

    private static DumpResult Sum(in DumpResult first, in DumpResult second, TimeSpan duration) => new(
        first.Entries + second.Entries,
        first.Received + second.Received,
        first.Bytes + second.Bytes,
        duration,
        first.DumpFiltered && second.DumpFiltered,
        first.Duplicates + second.Duplicates,
        first.Retries + second.Retries,
        first.IsConsistent && second.IsConsistent);
}
