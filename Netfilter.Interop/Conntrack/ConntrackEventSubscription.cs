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
    /// <summary>An event is one datagram of a few hundred bytes.</summary>
    private const int BufferSize = 16384;

    /// <summary>After so many events a call returns although there are more.</summary>
    private const int MaxBatch = 8192;

    /// <summary>One receiver at a time.</summary>
    private readonly Lock _gate = new();
    private readonly INetlinkTransport _transport;
    private readonly TimeSpan _gather;
    private readonly Queue<ConntrackEvent> _pending = new();
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
    private volatile bool _disposed;

    internal ConntrackEventSubscription(INetlinkTransport transport, TimeSpan gather)
    {
        _transport = transport;
        _gather = gather;
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
    public int ReceiveBufferBytes => _transport.ReceiveBufferBytes;

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
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static transport => ((INetlinkTransport)transport!).Wake(), _transport);
        lock (_gate)
        {
            if (_disposed)
            {
                return default;
            }

            if (!_transport.WaitReadable(timeout))
            {
                cancellationToken.ThrowIfCancellationRequested();
                return default;
            }

            if (_gather > TimeSpan.Zero)
            {
                Thread.Sleep(_gather);
            }

            return Drain(ref sink);
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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _transport.Wake();
        lock (_gate)
        {
            _transport.Dispose();
        }
    }

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
            ReceiveResult result = _transport.Receive(_buffer, wait: false);
            switch (result.Status)
            {
                case ReceiveStatus.Data when result.SenderPortId == 0:
                    batch = Read(ref sink, _buffer.AsSpan(0, result.Length), batch);
                    break;
                case ReceiveStatus.Data or ReceiveStatus.Interrupted:
                    // Another process may send to our port; only the kernel's word counts.
                    break;
                case ReceiveStatus.Overrun:
                    batch = batch with { Overruns = batch.Overruns + 1 };
                    sink.OnOverrun();
                    break;
                case ReceiveStatus.Truncated:
                    batch = batch with { Malformed = batch.Malformed + 1 };
                    break;
                case ReceiveStatus.Empty:
                    return batch;
                default:
                    throw NetlinkFailure.Request("receive conntrack events", null, new NetlinkError(result.Errno));
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
                    sink.OnEvent(kind, record, extras.Found, message.PortId);
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
            ConntrackEventKind kind, in ConntrackRecord record, ConntrackExtras? extras, uint requesterPortId) =>
            _queue.Enqueue(new ConntrackEvent(kind, new ConntrackEntry(record, extras), requesterPortId));

        public void OnOverrun() => _queue.Enqueue(new ConntrackEvent(ConntrackEventKind.Overrun, null, 0));
    }
}
