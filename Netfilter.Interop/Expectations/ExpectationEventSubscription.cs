// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>A stream of the expectations that are created and that end in one network namespace.</summary>
/// <remarks>One reader at a time; <see cref="Dispose"/> may come from another thread and ends a waiting call.</remarks>
public sealed class ExpectationEventSubscription : IDisposable
{
    /// <summary>Events between the receiving thread and whoever awaits them.</summary>
    private const int StreamCapacity = 1024;

    private readonly NetlinkEventReceiver _receiver;
    private readonly Queue<ExpectationEvent> _pending = new();

    internal ExpectationEventSubscription(INetlinkTransport transport)
    {
        _receiver = new NetlinkEventReceiver(transport, TimeSpan.Zero);
    }

    /// <summary>Subscribes to creations and ends.</summary>
    /// <param name="networkNamespace">Path of the network namespace; null for the one of the process.</param>
    /// <param name="receiveBufferBytes">Bytes of kernel memory for events that wait; doubled by the kernel.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_NET_ADMIN.</exception>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static ExpectationEventSubscription Open(
        string? networkNamespace = null, int receiveBufferBytes = 1 << 20)
    {
        NetlinkSocket socket = NetlinkSocket.Open(networkNamespace, receiveBufferBytes);
        try
        {
            socket.Join(NFNLGRP_CONNTRACK_EXP_NEW);
            socket.Join(NFNLGRP_CONNTRACK_EXP_DESTROY);
            return new ExpectationEventSubscription(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of kernel memory granted for waiting events, as the kernel counts them.</summary>
    public int ReceiveBufferBytes => _receiver.ReceiveBufferBytes;

    /// <summary>Waits for one event.</summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="received">The event, which may be an overrun.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when the time was up or the subscription was disposed.</returns>
    /// <exception cref="NetlinkException">Receiving failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool TryReceive(
        TimeSpan timeout, out ExpectationEvent received, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_receiver.Gate)
        {
            if (_pending.Count == 0 && _receiver.Wait(timeout, cancellationToken))
            {
                Drain();
            }

            return _pending.TryDequeue(out received);
        }
    }

    /// <summary>Reads events until the subscription is disposed or the token is cancelled, for <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Ends the sequence.</param>
    /// <exception cref="NetlinkException">Receiving failed (while enumerating).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled (while enumerating).</exception>
    public IAsyncEnumerable<ExpectationEvent> ReadAllAsync(CancellationToken cancellationToken = default) =>
        EventStream.ReadAllAsync<ExpectationEvent>(TryReceive, _receiver, StreamCapacity, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _receiver.Dispose();

    private void Drain()
    {
        ReceiveStatus status;
        while ((status = _receiver.Receive(out ReadOnlySpan<byte> datagram)) != ReceiveStatus.Empty)
        {
            if (status == ReceiveStatus.Overrun)
            {
                _pending.Enqueue(new ExpectationEvent(ExpectationEventKind.Overrun, null, 0));
            }
            else if (status == ReceiveStatus.Data)
            {
                Read(datagram);
            }
        }
    }

    /// <summary>A malformed event is skipped: it must not silence those after it.</summary>
    private void Read(ReadOnlySpan<byte> datagram)
    {
        try
        {
            var reader = new NetlinkMessageReader(datagram);
            while (reader.TryRead(out NetlinkMessage message))
            {
                if (message.Type is IPCTNL_MSG_EXP_NEW or IPCTNL_MSG_EXP_DELETE)
                {
                    ExpectationEventKind kind = message.Type == IPCTNL_MSG_EXP_NEW
                        ? ExpectationEventKind.New
                        : ExpectationEventKind.Destroy;
                    _pending.Enqueue(new ExpectationEvent(kind, ExpectationDecoder.Decode(message), message.PortId));
                }
            }
        }
        catch (NetlinkFormatException)
        {
        }
    }
}
