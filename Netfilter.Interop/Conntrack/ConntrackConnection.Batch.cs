// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <content>Many creations or changes per system call.</content>
public sealed partial class ConntrackConnection
{
    /// <summary>Creates many flows, hundreds per system call. A failure does not keep the others from being created.</summary>
    /// <param name="entries">The flows, created in this order.</param>
    /// <param name="outcomes">One per flow.</param>
    /// <exception cref="ArgumentException"><paramref name="outcomes"/> is too short.</exception>
    /// <exception cref="NetlinkException">A request could not be sent or its answer not received.</exception>
    public void CreateBatch(ReadOnlySpan<ConntrackEntry> entries, Span<ChangeOutcome> outcomes) =>
        CreateMany(entries, outcomes, NLM_F_CREATE | NLM_F_EXCL);

    /// <summary>As <see cref="CreateBatch"/>, but flows that exist are changed (<see cref="CreateOrUpdate"/>).</summary>
    /// <param name="entries">The flows, in this order.</param>
    /// <param name="outcomes">One per flow.</param>
    /// <exception cref="ArgumentException"><paramref name="outcomes"/> is too short.</exception>
    /// <exception cref="NetlinkException">A request could not be sent or its answer not received.</exception>
    public void CreateOrUpdateBatch(ReadOnlySpan<ConntrackEntry> entries, Span<ChangeOutcome> outcomes) =>
        CreateMany(entries, outcomes, NLM_F_CREATE);

    /// <summary>Changes many flows in the same way, hundreds per system call; see <see cref="Update"/>.</summary>
    /// <remarks>A status that packets changed between reading and writing is refused with EBUSY, not tried again.</remarks>
    /// <param name="keys">Which.</param>
    /// <param name="change">What to change.</param>
    /// <param name="outcomes">One per key.</param>
    /// <exception cref="ArgumentException">
    /// The change contradicts itself, or <paramref name="outcomes"/> is too short.
    /// </exception>
    /// <exception cref="NetlinkException">A request could not be sent or its answer not received.</exception>
    public void UpdateBatch(
        ReadOnlySpan<ConntrackKey> keys, ConntrackUpdate change, Span<ChangeOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Validate();
        ThrowIfShort(keys.Length, outcomes.Length);
        lock (_gate)
        {
            for (int done = 0; done < keys.Length;)
            {
                int count = Math.Min(keys.Length - done, UpdatesPerBatch);
                UpdateSome(keys.Slice(done, count), change, outcomes.Slice(done, count));
                done += count;
            }
        }
    }

    private static void ThrowIfShort(int needed, int outcomes)
    {
        if (outcomes < needed)
        {
            throw new ArgumentException("There must be an outcome for each request.", nameof(outcomes));
        }
    }

    private static void ReadOutcomes(NetlinkSession session, Span<ChangeOutcome> outcomes, uint first)
    {
        outcomes.Fill(ChangeOutcome.Done);
        while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            if (kind == ReplyKind.Data || session.Result.IsSuccess)
            {
                continue;
            }

            int index = (int)(message.Sequence - first);
            outcomes[index] = ChangeOutcome.Of(session.Result.Errno);

            // Without the privilege the kernel answers the first request and drops the rest of the datagram.
            if ((Errno)session.Result.Errno == Errno.EPERM && index == 0)
            {
                outcomes.Fill(outcomes[0]);
                return;
            }
        }
    }

    private void CreateMany(ReadOnlySpan<ConntrackEntry> entries, Span<ChangeOutcome> outcomes, ushort flags)
    {
        ThrowIfShort(entries.Length, outcomes.Length);
        lock (_gate)
        {
            for (int done = 0; done < entries.Length;)
            {
                done += CreateSome(entries[done..], outcomes[done..], flags);
            }
        }
    }

    private int CreateSome(ReadOnlySpan<ConntrackEntry> entries, Span<ChangeOutcome> outcomes, ushort flags)
    {
        NetlinkSession session = Session();
        int limit = Math.Min(entries.Length, Math.Min(AnswersPerBatch(session), RequestsPerBatch));
        uint first = session.Reserve(limit);
        var writer = new NetlinkMessageWriter(Batch());
        int count = 0;
        bool isLast = false;
        while (!isLast)
        {
            isLast = count == limit - 1 || writer.Length > BatchSize - (2 * RequestSize);
            ushort acknowledge = isLast ? NLM_F_ACK : (ushort)0;
            WriteCreation(ref writer, entries[count], first + (uint)count, (ushort)(flags | acknowledge));
            count++;
        }

        session.Start(CreateOperation, writer.Written, first, first + (uint)count - 1);
        ReadOutcomes(session, outcomes[..count], first);
        return count;
    }

    /// <summary>Looks the flows up, then changes those that are there, in one datagram.</summary>
    private void UpdateSome(
        ReadOnlySpan<ConntrackKey> keys, ConntrackUpdate change, Span<ChangeOutcome> outcomes)
    {
        var present = new ConntrackEntry?[keys.Length];
        GetBatch(keys, present);
        Span<int> rows = stackalloc int[UpdatesPerBatch];
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            outcomes[i] = Foresee(change, present[i]);
            if (outcomes[i].Kind == ChangeOutcomeKind.Done)
            {
                rows[count++] = i;
            }
        }

        if (count > 0)
        {
            SendUpdates(keys, present, rows[..count], change, outcomes);
        }
    }

    private void SendUpdates(
        ReadOnlySpan<ConntrackKey> keys,
        ReadOnlySpan<ConntrackEntry?> present,
        ReadOnlySpan<int> rows,
        ConntrackUpdate change,
        Span<ChangeOutcome> outcomes)
    {
        NetlinkSession session = Session();
        uint first = session.Reserve(rows.Length);
        var writer = new NetlinkMessageWriter(Batch());
        for (int i = 0; i < rows.Length; i++)
        {
            ushort flags = i == rows.Length - 1 ? NLM_F_ACK : (ushort)0;
            WriteUpdate(
                ref writer,
                keys[rows[i]],
                first + (uint)i,
                flags,
                change,
                change.WholeStatus(present[rows[i]]!.Status));
        }

        session.Start(UpdateOperation, writer.Written, first, first + (uint)rows.Length - 1);
        while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            if (kind == ReplyKind.Result && !session.Result.IsSuccess)
            {
                outcomes[rows[(int)(message.Sequence - first)]] = ChangeOutcome.Of(session.Result.Errno);
            }
        }
    }

    /// <summary>What is certain before the kernel is asked; else success.</summary>
    private static ChangeOutcome Foresee(ConntrackUpdate change, ConntrackEntry? present) => present switch
    {
        null => ChangeOutcome.Of((int)Errno.ENOENT),
        _ when change.TimeoutSeconds is not null && present.Status.HasFlag(ConntrackStatus.FixedTimeout) =>
            ChangeOutcome.Of((int)Errno.EPERM),
        _ => ChangeOutcome.Done,
    };
}
