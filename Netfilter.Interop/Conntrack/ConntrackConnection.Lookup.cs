// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <content>Single flows.</content>
public sealed partial class ConntrackConnection
{
    private const string LookupOperation = "look up the connection";

    /// <summary>Looks one flow up.</summary>
    /// <param name="key">Which; with an identifier, a successor under the same tuple does not count.</param>
    /// <param name="entry">The flow with all its attributes.</param>
    /// <returns>False if it does not exist.</returns>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public bool TryGet(in ConntrackKey key, [NotNullWhen(true)] out ConntrackEntry? entry)
    {
        lock (_gate)
        {
            entry = Lookup(key);
            return entry is not null;
        }
    }

    /// <summary>Looks one flow up that is expected to exist.</summary>
    /// <param name="key">Which.</param>
    /// <exception cref="ConntrackEntryNotFoundException">It does not exist.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackEntry Get(in ConntrackKey key) =>
        TryGet(key, out ConntrackEntry? entry) ? entry : throw ConntrackFailure.NotFound(LookupOperation, key);

    /// <summary>Looks many flows up in one system call, as for the visible rows of a page.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="entries">One per key; null where the flow does not exist.</param>
    /// <returns>How many were found.</returns>
    /// <exception cref="ArgumentException"><paramref name="entries"/> is shorter than <paramref name="keys"/>.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public int GetBatch(ReadOnlySpan<ConntrackKey> keys, Span<ConntrackEntry?> entries)
    {
        if (entries.Length < keys.Length)
        {
            throw new ArgumentException("There must be an entry for each key.", nameof(entries));
        }

        lock (_gate)
        {
            int found = 0;
            for (int done = 0; done < keys.Length;)
            {
                NetlinkSession session = Session();
                int count = StartLookups(session, keys[done..], out uint first);
                found += ReadLookups(session, keys.Slice(done, count), entries.Slice(done, count), first);
                done += count;
            }

            return found;
        }
    }

    private static int ReadLookups(
        NetlinkSession session, ReadOnlySpan<ConntrackKey> keys, Span<ConntrackEntry?> entries, uint first)
    {
        int found = 0;
        entries.Clear();
        while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            int index = (int)(message.Sequence - first);
            if (kind == ReplyKind.Data)
            {
                entries[index] = DecodeLookup(message, keys[index]);
                found += entries[index] is null ? 0 : 1;
            }
            else if (session.Result.Errno is not (0 or (int)Errno.ENOENT))
            {
                throw ConntrackFailure.Of(LookupOperation, keys[index], session.Result);
            }
        }

        return found;
    }

    private static ConntrackEntry? DecodeLookup(in NetlinkMessage message, in ConntrackKey key)
    {
        ConntrackRecord record = default;
        ConntrackDecoder.Decode(message, ref record, wantsDetails: true, out DecodedExtras extras);
        return key.Id is { } id && id != record.Id ? null : new ConntrackEntry(record, extras.Found);
    }

    private int StartLookups(NetlinkSession session, ReadOnlySpan<ConntrackKey> keys, out uint first)
    {
        int count = Math.Min(keys.Length, Math.Min(AnswersPerBatch(session), LookupsPerBatch));
        first = session.Reserve(count);
        var writer = new NetlinkMessageWriter(Batch());
        for (int i = 0; i < count; i++)
        {
            writer.Begin(
                NfnetlinkConntrack.IPCTNL_MSG_CT_GET, flags: 0, first + (uint)i, keys[i].Tuple.Family);
            ConntrackEncoder.WriteKey(ref writer, keys[i]);
            writer.End();
        }

        session.Start(LookupOperation, writer.Written, first, first + (uint)count - 1);
        return count;
    }

    /// <summary>The flow, or null; the caller holds the gate.</summary>
    private ConntrackEntry? Lookup(in ConntrackKey key)
    {
        NetlinkSession session = Session();
        ConntrackEntry? entry = null;
        StartLookups(session, new ReadOnlySpan<ConntrackKey>(in key), out uint first);
        ReadLookups(
            session, new ReadOnlySpan<ConntrackKey>(in key), new Span<ConntrackEntry?>(ref entry), first);
        return entry;
    }
}
