// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>One flow with everything that the kernel tells of it, or that it is to be created with.</summary>
/// <remarks>Immutable if its creator does not keep the extras. For whole tables use <see cref="ConntrackStore"/>.</remarks>
public sealed class ConntrackEntry
{
    private readonly ConntrackRecord _record;

    /// <summary>Makes an entry of a record and its rare attributes.</summary>
    /// <param name="record">The record; it is copied.</param>
    /// <param name="extras">The rare attributes, or null; they are not copied.</param>
    public ConntrackEntry(in ConntrackRecord record, ConntrackExtras? extras = null)
    {
        _record = record;
        Extras = extras;
    }

    /// <summary>Makes an entry to be created: both tuples are the two directions without translation.</summary>
    /// <param name="original">The original direction.</param>
    /// <param name="reply">The reply direction; null for the mirror image of <paramref name="original"/>.</param>
    /// <param name="timeoutSeconds">Its life in seconds, at most 8,589,934 where the kernel ticks 250 times a second.</param>
    /// <param name="extras">The rare attributes, or null.</param>
    /// <returns>A confirmed entry with mark 0 in zone 0.</returns>
    public static ConntrackEntry Between(
        in ConntrackTuple original, ConntrackTuple? reply, uint timeoutSeconds, ConntrackExtras? extras = null)
    {
        ConntrackRecord record = default;
        TupleFields.SetOriginal(ref record, original);
        TupleFields.SetReply(ref record, reply ?? TupleFields.Mirror(original));
        record.TimeoutSeconds = timeoutSeconds;
        record.Status = ConntrackStatus.Confirmed;
        record.Fields |= ConntrackFields.Timeout | ConntrackFields.Status;
        return new ConntrackEntry(record, extras);
    }

    /// <summary>The record.</summary>
    public ref readonly ConntrackRecord Record => ref _record;

    /// <summary>The rare attributes, or null.</summary>
    public ConntrackExtras? Extras { get; }

    /// <summary>The original direction.</summary>
    public ConntrackTuple Original => TupleFields.Original(_record);

    /// <summary>The reply direction; null if the kernel did not send it.</summary>
    public ConntrackTuple? Reply => _record.Has(ConntrackFields.Reply) ? TupleFields.Reply(_record) : null;

    /// <summary>Packets and bytes; null if accounting was off when the flow was created.</summary>
    public ConntrackCounters? Counters => _record.Has(ConntrackFields.Counters)
        ? new(_record.OriginalPackets, _record.OriginalBytes, _record.ReplyPackets, _record.ReplyBytes)
        : null;

    /// <summary>Remaining life; null for offloaded flows.</summary>
    public TimeSpan? Timeout =>
        _record.Has(ConntrackFields.Timeout) ? TimeSpan.FromSeconds(_record.TimeoutSeconds) : null;

    /// <summary>The mark; 0 if none was sent.</summary>
    public uint Mark => _record.Mark;

    /// <summary>The status bits.</summary>
    public ConntrackStatus Status => _record.Status;

    /// <summary>The kernel's identifier; null if it was not sent.</summary>
    public uint? Id => _record.Has(ConntrackFields.Id) ? _record.Id : null;

    /// <summary>The state of TCP, SCTP or DCCP; null for other protocols and offloaded flows.</summary>
    public byte? ProtocolState => _record.Has(ConntrackFields.ProtocolState) ? _record.ProtocolState : null;

    /// <summary>Name of the helper, or null.</summary>
    public string? Helper => Extras?.Helper;

    /// <summary>The connection labels; empty if there are none.</summary>
    public ReadOnlySpan<byte> Labels => Extras?.Labels;

    /// <summary>When the flow was created; null if timestamps were off then. Nanoseconds are cut to 100.</summary>
    public DateTimeOffset? StartTime => Extras?.StartTime is { } start ? Instant(start) : null;

    /// <summary>When the flow ended; only in DESTROY events with timestamps on.</summary>
    public DateTimeOffset? StopTime => Extras?.StopTime is { } stop ? Instant(stop) : null;

    /// <summary>The key under which the kernel finds exactly this flow.</summary>
    public ConntrackKey Key => ConntrackKey.Of(_record, Extras);

    private static DateTimeOffset? Instant(ulong unixNanoseconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(unixNanoseconds / 100));
}
