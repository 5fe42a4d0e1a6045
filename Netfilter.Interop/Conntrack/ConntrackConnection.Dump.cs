// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Dumps.</content>
public sealed partial class ConntrackConnection
{
    private const string DumpOperation = "dump the connection table";

    /// <summary>After so many resizes in a row the dump is handed over as inconsistent.</summary>
    private const int MaxRetries = 3;

    /// <summary>Reads the selected flows into a store, whose former content is forgotten.</summary>
    /// <param name="store">Where to; after an exception it holds a part of the table.</param>
    /// <param name="filter">Which flows.</param>
    /// <param name="cancellationToken">Ends the dump between two datagrams.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    /// <exception cref="NetlinkFormatException">The kernel's answer is malformed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DumpResult Dump(
        ConntrackStore store, in ConntrackDumpFilter filter = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.Clear();
        var sink = new StoreSink(store);
        return Dump(ref sink, filter, cancellationToken);
    }

    /// <summary>Hands the selected flows to a sink.</summary>
    /// <typeparam name="TSink">A struct, so that the calls are bound at compile time.</typeparam>
    /// <param name="sink">Where to.</param>
    /// <param name="filter">Which flows.</param>
    /// <param name="cancellationToken">Ends the dump between two datagrams.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    /// <exception cref="NetlinkFormatException">The kernel's answer is malformed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DumpResult Dump<TSink>(
        ref TSink sink, in ConntrackDumpFilter filter = default, CancellationToken cancellationToken = default)
        where TSink : IConntrackSink, allows ref struct
    {
        lock (_gate)
        {
            long start = Stopwatch.GetTimestamp();
            for (int retries = 0; ; retries++)
            {
                long? buckets = _buckets();
                DumpCounts counts = default;
                DumpOnce(ref sink, filter, ref counts, cancellationToken);
                bool isConsistent = _buckets() == buckets;
                bool isLast = retries == MaxRetries || filter.Source == ConntrackDumpSource.TableZeroingCounters;
                if (isConsistent || isLast || !sink.TryRestart())
                {
                    return new DumpResult(
                        counts.Entries,
                        counts.Received,
                        counts.Bytes,
                        Stopwatch.GetElapsedTime(start),
                        counts.Filtered,
                        counts.Duplicates,
                        retries,
                        isConsistent);
                }
            }
        }
    }

    /// <summary>Streams the selected flows with all their attributes, over a socket of its own.</summary>
    /// <remarks>The sequence cannot begin anew when the hash table is resized meanwhile; use a dump where that matters.</remarks>
    /// <param name="filter">Which flows.</param>
    /// <returns>A sequence that asks the kernel anew each time it is enumerated.</returns>
    /// <exception cref="NetlinkException">The kernel refused (while enumerating).</exception>
    public IEnumerable<ConntrackEntry> Enumerate(ConntrackDumpFilter filter = default)
    {
        using var pages = new ConntrackPages(new NetlinkSession(_open()), filter, _features);
        while (pages.TryRead())
        {
            foreach (ConntrackEntry entry in pages.Page)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Sends the request of a dump.</summary>
    internal static void StartDump(
        NetlinkSession session, in ConntrackDumpFilter filter, ConntrackFeatures features)
    {
        if (filter.Source == ConntrackDumpSource.TableZeroingCounters && !features.AllowsDump(filter))
        {
            throw new ArgumentException(
                "The kernel is not known to apply this filter, so it would zero the counters of other connections too.",
                nameof(filter));
        }

        uint sequence = session.Reserve(1);
        var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
        writer.Begin(MessageOf(filter.Source), NLM_F_DUMP, sequence, filter.Family);
        ConntrackEncoder.WriteFilter(ref writer, filter, features);
        writer.End();
        session.Start(DumpOperation, writer.Written, sequence, sequence, isDump: true);
    }

    private static ushort MessageOf(ConntrackDumpSource source) => source switch
    {
        ConntrackDumpSource.Table => IPCTNL_MSG_CT_GET,
        ConntrackDumpSource.TableZeroingCounters => IPCTNL_MSG_CT_GET_CTRZERO,
        ConntrackDumpSource.Dying => IPCTNL_MSG_CT_GET_DYING,
        ConntrackDumpSource.Unconfirmed => IPCTNL_MSG_CT_GET_UNCONFIRMED,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "There is no such list."),
    };

    /// <summary>Raises the failure that ended a dump, if any.</summary>
    internal static void ThrowIfDumpFailed(NetlinkError error)
    {
        if (!error.IsSuccess)
        {
            throw NetlinkFailure.Request(DumpOperation, null, error);
        }
    }

    private void DumpOnce<TSink>(
        ref TSink sink, in ConntrackDumpFilter filter, ref DumpCounts counts, CancellationToken cancellationToken)
        where TSink : IConntrackSink, allows ref struct
    {
        bool selects = !filter.IsEmpty;
        bool wantsDetails = sink.WantsDetails;
        ConntrackExtras? scratch = sink.Scratch;
        int datagrams = 0;
        NetlinkSession session = Session();
        _recent.Clear();
        cancellationToken.ThrowIfCancellationRequested();
        StartDump(session, filter, _features);
        while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            if (kind == ReplyKind.Result)
            {
                ThrowIfDumpFailed(session.Result);
                continue;
            }

            if (session.Datagrams != datagrams)
            {
                datagrams = session.Datagrams;
                cancellationToken.ThrowIfCancellationRequested();
                _recent.StartDatagram();
            }

            ref ConntrackRecord slot = ref sink.NextSlot();
            ConntrackDecoder.Decode(message, ref slot, wantsDetails, scratch, out DecodedExtras extras);
            counts.Received++;
            counts.Filtered |= (message.Flags & NLM_F_DUMP_FILTERED) != 0;
            if (_recent.IsRepeated(slot))
            {
                counts.Duplicates++;
                continue;
            }

            if (selects && !filter.Matches(slot, extras.Found))
            {
                continue;
            }

            sink.Commit(extras.Found, extras.StartTime);
            counts.Entries++;
        }

        counts.Bytes = session.Bytes;
    }

    private struct DumpCounts
    {
        public int Entries;
        public int Received;
        public int Duplicates;
        public long Bytes;
        public bool Filtered;
    }

    private readonly struct StoreSink : IConntrackSink
    {
        private readonly ConntrackStore _store;

        public StoreSink(ConntrackStore store)
        {
            _store = store;
        }

        public bool WantsDetails => false;

        public ConntrackExtras? Scratch => null;

        public ref ConntrackRecord NextSlot() => ref _store.NextSlot();

        public void Commit(ConntrackExtras? extras, ulong startTime) => _store.CommitSlot(extras, startTime);

        public bool TryRestart()
        {
            _store.Clear();
            return true;
        }
    }
}
