// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <summary>A stream of connection tracking events of one network namespace.</summary>
/// <remarks>
/// Made for one dedicated thread that calls <see cref="Receive{TSink}"/> in a loop. <see cref="Dispose"/> may come from
/// another thread and ends a waiting call. To follow a table: subscribe, dump over another connection, then apply the
/// events, NEW and UPDATE as "insert or replace", DESTROY of an unknown flow as nothing; after an overrun dump again.
/// Flows created before the first listener emit nothing unless nf_conntrack_events is 1 (<see cref="ConntrackSysctl"/>).
/// </remarks>
public sealed class ConntrackEventSubscription : IDisposable
{
    /// <summary>After so many events a call returns although there are more.</summary>
    private const int MaxBatch = 8192;

    /// <summary>Events between the receiving thread and whoever awaits them.</summary>
    private const int StreamCapacity = 8192;

    private readonly NetlinkEventReceiver _receiver;
    private readonly Queue<ConntrackEvent> _pending = new();

    internal ConntrackEventSubscription(INetlinkTransport transport, TimeSpan gather)
    {
        _receiver = new NetlinkEventReceiver(transport, gather);
    }

    /// <summary>Subscribes.</summary>
    /// <param name="options">To what; null for all events of the namespace of the process.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_NET_ADMIN.</exception>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static ConntrackEventSubscription Open(ConntrackEventOptions? options = null)
    {
        ConntrackEventOptions chosen = options ?? new ConntrackEventOptions();
        NetlinkSocket socket = NetlinkSocket.Open(chosen.NetworkNamespace, chosen.ReceiveBufferBytes);
        try
        {
            if (chosen.ReliableDestroy)
            {
                socket.KeepUndeliverable();
            }

            JoinGroups(socket, chosen.Groups);
            return new ConntrackEventSubscription(socket, chosen.Gather);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of kernel memory granted for waiting events, as the kernel counts them.</summary>
    public int ReceiveBufferBytes => _receiver.ReceiveBufferBytes;

    /// <summary>Waits for events and hands those that have arrived to a sink.</summary>
    /// <typeparam name="TSink">A struct, so that the calls are bound at compile time.</typeparam>
    /// <param name="sink">Who receives them.</param>
    /// <param name="timeout">How long to wait for the first; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many; all zero when the time was up or the subscription was disposed.</returns>
    /// <exception cref="NetlinkException">Receiving failed; a loss is no exception but an overrun.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EventBatch Receive<TSink>(ref TSink sink, TimeSpan timeout, CancellationToken cancellationToken = default)
        where TSink : IConntrackEventSink, allows ref struct
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_receiver.Gate)
        {
            return _receiver.Wait(timeout, cancellationToken) ? Drain(ref sink) : default;
        }
    }

    /// <summary>Waits for one event, with all its attributes.</summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="received">The event, which may be an overrun.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when the time was up or the subscription was disposed.</returns>
    /// <exception cref="NetlinkException">Receiving failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool TryReceive(
        TimeSpan timeout, out ConntrackEvent received, CancellationToken cancellationToken = default)
    {
        lock (_pending)
        {
            if (_pending.Count == 0)
            {
                var sink = new QueueSink(_pending);
                Receive(ref sink, timeout, cancellationToken);
            }

            return _pending.TryDequeue(out received);
        }
    }

    /// <summary>Reads events until the subscription is disposed or the token is cancelled, for <c>await foreach</c>.</summary>
    /// <remarks>
    /// A thread receives and keeps up to 8192 events for the reader. When the reader falls further behind, the kernel drops
    /// events and the reader gets <see cref="ConntrackEventKind.Overrun"/>: dump the table again then. One reader at a time.
    /// </remarks>
    /// <param name="cancellationToken">Ends the sequence.</param>
    /// <exception cref="NetlinkException">Receiving failed (while enumerating).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled (while enumerating).</exception>
    public IAsyncEnumerable<ConntrackEvent> ReadAllAsync(CancellationToken cancellationToken = default) =>
        EventStream.ReadAllAsync<ConntrackEvent>(TryReceive, _receiver, StreamCapacity, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _receiver.Dispose();

    private static void JoinGroups(NetlinkSocket socket, ConntrackEventGroups groups)
    {
        if (groups.HasFlag(ConntrackEventGroups.New))
        {
            socket.Join(NFNLGRP_CONNTRACK_NEW);
        }

        if (groups.HasFlag(ConntrackEventGroups.Update))
        {
            socket.Join(NFNLGRP_CONNTRACK_UPDATE);
        }

        if (groups.HasFlag(ConntrackEventGroups.Destroy))
        {
            socket.Join(NFNLGRP_CONNTRACK_DESTROY);
        }
    }

    private EventBatch Drain<TSink>(ref TSink sink)
        where TSink : IConntrackEventSink, allows ref struct
    {
        EventBatch batch = default;
        while (batch.Events < MaxBatch)
        {
            switch (_receiver.Receive(out ReadOnlySpan<byte> datagram))
            {
                case ReceiveStatus.Data:
                    batch = Read(ref sink, datagram, batch);
                    break;
                case ReceiveStatus.Overrun:
                    batch = batch with { Overruns = batch.Overruns + 1 };
                    sink.OnOverrun();
                    break;
                case ReceiveStatus.Truncated:
                    batch = batch with { Malformed = batch.Malformed + 1 };
                    break;
                default:
                    return batch;
            }
        }

        return batch;
    }

    /// <summary>A malformed event is skipped: it must not silence those after it.</summary>
    private static EventBatch Read<TSink>(ref TSink sink, ReadOnlySpan<byte> datagram, EventBatch batch)
        where TSink : IConntrackEventSink, allows ref struct
    {
        try
        {
            var reader = new NetlinkMessageReader(datagram);
            while (reader.TryRead(out NetlinkMessage message))
            {
                if (KindOf(message) is { } kind)
                {
                    ConntrackRecord record = default;
                    ConntrackDecoder.Decode(
                        message, ref record, sink.WantsDetails, sink.Scratch, out DecodedExtras extras);
                    batch = batch with { Events = batch.Events + 1 };
                    var times = new ConntrackEventTimes(extras.EventTime, extras.StartTime, extras.StopTime);
                    sink.OnEvent(kind, record, extras.Found, message.PortId, times);
                }
            }
        }
        catch (NetlinkFormatException)
        {
            batch = batch with { Malformed = batch.Malformed + 1 };
        }

        return batch;
    }

    private static ConntrackEventKind? KindOf(in NetlinkMessage message) => message.Type switch
    {
        IPCTNL_MSG_CT_NEW when (message.Flags & (NLM_F_CREATE | NLM_F_EXCL)) != 0 => ConntrackEventKind.New,
        IPCTNL_MSG_CT_NEW => ConntrackEventKind.Update,
        IPCTNL_MSG_CT_DELETE => ConntrackEventKind.Destroy,
        _ => null,
    };

    private readonly struct QueueSink : IConntrackEventSink
    {
        private readonly Queue<ConntrackEvent> _queue;

        public QueueSink(Queue<ConntrackEvent> queue)
        {
            _queue = queue;
        }

        public bool WantsDetails => true;

        public ConntrackExtras? Scratch => null;

        public void OnEvent(
            ConntrackEventKind kind,
            in ConntrackRecord record,
            ConntrackExtras? extras,
            uint requesterPortId,
            in ConntrackEventTimes times) =>
            _queue.Enqueue(new ConntrackEvent(kind, new ConntrackEntry(record, extras), requesterPortId));

        public void OnOverrun() => _queue.Enqueue(new ConntrackEvent(ConntrackEventKind.Overrun, null, 0));
    }
}
