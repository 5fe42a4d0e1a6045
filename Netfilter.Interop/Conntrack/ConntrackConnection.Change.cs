// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Creation, change, deletion.</content>
public sealed partial class ConntrackConnection
{
    private const string CreateOperation = "create the connection";
    private const string UpdateOperation = "change the connection";
    private const string DeleteOperation = "delete the connection";

    /// <summary>How often an update is tried when packets add status bits between reading and writing.</summary>
    private const int UpdateAttempts = 3;

    /// <summary>Creates a flow. Both tuples and the timeout are needed; NAT ranges, helper and labels come from the extras.</summary>
    /// <remarks>
    /// Counters, identifier, times and NAT status bits cannot be set. A TCP flow without <see cref="ConntrackExtras.Tcp"/>
    /// is made liberal about its window, which tracking does not know.
    /// </remarks>
    /// <param name="entry">The flow.</param>
    /// <exception cref="ConntrackEntryExistsException">One of its tuples is taken.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Create(ConntrackEntry entry) => Create(entry, NLM_F_CREATE | NLM_F_EXCL);

    /// <summary>Creates a flow, or changes the one under its original tuple: what exists is no error.</summary>
    /// <remarks>
    /// The kernel then takes over helper, timeout, status, protocol state, mark and labels. It refuses NAT and master of a
    /// flow that exists (EOPNOTSUPP), and a status that lacks a bit which the flow has (EBUSY).
    /// </remarks>
    /// <param name="entry">The flow.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void CreateOrUpdate(ConntrackEntry entry) => Create(entry, NLM_F_CREATE);

    /// <summary>Changes a flow in one request.</summary>
    /// <remarks>
    /// Status bits are read first, because the kernel refuses a status that lacks one. With an identifier in the key the
    /// flow is looked up first too, so that a successor under the same tuple is not changed.
    /// </remarks>
    /// <param name="key">Which.</param>
    /// <param name="change">What to change.</param>
    /// <exception cref="ArgumentException">The change contradicts itself.</exception>
    /// <exception cref="ConntrackEntryNotFoundException">The flow does not exist.</exception>
    /// <exception cref="ConntrackTimeoutFixedException">Its timeout was fixed before; nothing was changed.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Update(in ConntrackKey key, ConntrackUpdate change)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Validate();
        lock (_gate)
        {
            for (int attempt = 1; ; attempt++)
            {
                ConntrackStatus? status = PrepareStatus(key, change);
                NetlinkError error = ExecuteUpdate(key, change, status);
                if (error.IsSuccess)
                {
                    return;
                }

                if ((Errno)error.Errno == Errno.EBUSY && status is not null && attempt < UpdateAttempts)
                {
                    continue;
                }

                if ((Errno)error.Errno == Errno.EPERM && change.TimeoutSeconds is not null && IsTimeoutFixed(key))
                {
                    throw ConntrackFailure.TimeoutFixed(UpdateOperation, key);
                }

                throw ConntrackFailure.Of(UpdateOperation, key, error);
            }
        }
    }

    /// <summary>Deletes a flow.</summary>
    /// <param name="key">Which; give the identifier, so that a successor under the same tuple survives.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_NET_ADMIN.</exception>
    /// <exception cref="NetlinkException">The request could not be sent or its answer not received.</exception>
    public DeleteOutcome Delete(in ConntrackKey key)
    {
        DeleteOutcome outcome = default;
        DeleteBatch(new ReadOnlySpan<ConntrackKey>(in key), new Span<DeleteOutcome>(ref outcome));
        return outcome.Errno is (int)Errno.EPERM or (int)Errno.EACCES
            ? throw ConntrackFailure.Of(DeleteOperation, key, new NetlinkError(outcome.Errno))
            : outcome;
    }

    /// <summary>Deletes many flows, hundreds per system call.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="outcomes">One per key.</param>
    /// <exception cref="ArgumentException"><paramref name="outcomes"/> is shorter than <paramref name="keys"/>.</exception>
    /// <exception cref="NetlinkException">A request could not be sent or its answer not received.</exception>
    public void DeleteBatch(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes)
    {
        if (outcomes.Length < keys.Length)
        {
            throw new ArgumentException("There must be an outcome for each key.", nameof(outcomes));
        }

        lock (_gate)
        {
            for (int done = 0; done < keys.Length;)
            {
                done += DeleteSome(keys[done..], outcomes[done..]);
            }
        }
    }

    private static void WriteCreation(
        ref NetlinkMessageWriter writer, ConntrackEntry entry, uint sequence, ushort flags)
    {
        writer.Begin(IPCTNL_MSG_CT_NEW, flags, sequence, entry.Record.Family);
        ConntrackEncoder.WriteEntry(ref writer, entry);
        writer.End();
    }

    private static void WriteUpdate(
        ref NetlinkMessageWriter writer,
        in ConntrackKey key,
        uint sequence,
        ushort flags,
        ConntrackUpdate change,
        ConntrackStatus? status)
    {
        writer.Begin(IPCTNL_MSG_CT_NEW, flags, sequence, key.Tuple.Family);
        ConntrackEncoder.WriteKey(ref writer, key);
        ConntrackEncoder.WriteChange(ref writer, key.Tuple.Protocol, change, status);
        writer.End();
    }

    private static void ReadDeletions(NetlinkSession session, Span<DeleteOutcome> outcomes, uint first)
    {
        outcomes.Fill(DeleteOutcome.Killed);
        while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            int index = (int)(message.Sequence - first);
            if (kind == ReplyKind.Data || session.Result.IsSuccess)
            {
                continue;
            }

            if ((Errno)session.Result.Errno == Errno.ENOENT)
            {
                outcomes[index] = DeleteOutcome.Gone;
            }
            else if ((Errno)session.Result.Errno == Errno.EPERM)
            {
                // Without the privilege the kernel answers the first request and drops the rest of the datagram.
                outcomes[index..].Fill(DeleteOutcome.Denied(session.Result.Errno));
                return;
            }
            else
            {
                outcomes[index] = DeleteOutcome.Denied(session.Result.Errno);
            }
        }
    }

    private void Create(ConntrackEntry entry, ushort flags)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (_gate)
        {
            NetlinkSession session = Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            WriteCreation(ref writer, entry, sequence, (ushort)(NLM_F_ACK | flags));
            NetlinkError error = session.Execute(CreateOperation, writer.Written, sequence);
            if (!error.IsSuccess)
            {
                throw ConntrackFailure.Of(CreateOperation, entry.Key, error);
            }
        }
    }

    private int DeleteSome(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes)
    {
        NetlinkSession session = Session();
        int limit = Math.Min(keys.Length, Math.Min(AnswersPerBatch(session), RequestsPerBatch));
        uint first = session.Reserve(limit);
        var writer = new NetlinkMessageWriter(Batch());
        int count = 0;
        bool isLast = false;
        while (!isLast)
        {
            // Failures always answer, so an acknowledgement of the last one is all that is needed.
            isLast = count == limit - 1 || writer.Length > BatchSize - (2 * RequestSize);
            WriteDeletion(ref writer, keys[count], first + (uint)count, isLast ? NLM_F_ACK : (ushort)0);
            count++;
        }

        session.Start(DeleteOperation, writer.Written, first, first + (uint)count - 1);
        ReadDeletions(session, outcomes[..count], first);
        return count;
    }

    private static void WriteDeletion(
        ref NetlinkMessageWriter writer, in ConntrackKey key, uint sequence, ushort flags)
    {
        writer.Begin(IPCTNL_MSG_CT_DELETE, flags, sequence, key.Tuple.Family);
        ConntrackEncoder.WriteKey(ref writer, key);
        if (key.Id is { } id)
        {
            writer.UInt32BigEndian(CTA_ID, id);
        }

        writer.End();
    }

    private NetlinkError ExecuteUpdate(in ConntrackKey key, ConntrackUpdate change, ConntrackStatus? status)
    {
        NetlinkSession session = Session();
        uint sequence = session.Reserve(1);
        var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
        WriteUpdate(ref writer, key, sequence, NLM_F_ACK, change, status);
        return session.Execute(UpdateOperation, writer.Written, sequence);
    }

    /// <summary>The whole new status, or null if the status stays; reads the flow when that is needed.</summary>
    private ConntrackStatus? PrepareStatus(in ConntrackKey key, ConntrackUpdate change)
    {
        if (change.AddedStatus == ConntrackStatus.None && key.Id is null)
        {
            return null;
        }

        ConntrackEntry present = Lookup(key) ?? throw ConntrackFailure.NotFound(UpdateOperation, key);
        if (change.TimeoutSeconds is not null && present.Status.HasFlag(ConntrackStatus.FixedTimeout))
        {
            throw ConntrackFailure.TimeoutFixed(UpdateOperation, key);
        }

        return change.WholeStatus(present.Status);
    }

    private bool IsTimeoutFixed(in ConntrackKey key) =>
        Lookup(key) is { } entry && entry.Status.HasFlag(ConntrackStatus.FixedTimeout);
}
