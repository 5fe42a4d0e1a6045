// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;

namespace Netfilter.Interop.Netlink;

/// <summary>Receives the datagrams of multicast groups, many per wake-up.</summary>
/// <remarks>One thread at a time, which holds <see cref="Gate"/>; <see cref="Dispose"/> may come from any.</remarks>
internal sealed class NetlinkEventReceiver : IDisposable
{
    /// <summary>An event is one datagram of a few hundred bytes.</summary>
    private const int BufferSize = 16384;

    private readonly INetlinkTransport _transport;
    private readonly TimeSpan _gather;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
    private volatile bool _disposed;

    /// <summary>Takes a transport over.</summary>
    /// <param name="transport">Disposed of with the receiver.</param>
    /// <param name="gather">How long to let further events gather after the first.</param>
    public NetlinkEventReceiver(INetlinkTransport transport, TimeSpan gather)
    {
        _transport = transport;
        _gather = gather;
    }

    /// <summary>Held while events are waited for and received.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether there is nothing more to receive.</summary>
    public bool IsDisposed => _disposed;

    /// <summary>Bytes of kernel memory granted for waiting events, as the kernel counts them.</summary>
    public int ReceiveBufferBytes => _transport.ReceiveBufferBytes;

    /// <summary>Waits for the first event and then for others to gather.</summary>
    /// <returns>False when the time was up or the receiver was disposed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_disposed)
        {
            return false;
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static transport => ((INetlinkTransport)transport!).Wake(), _transport);
        if (!_transport.WaitReadable(timeout))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }

        if (_gather > TimeSpan.Zero)
        {
            Thread.Sleep(_gather);
        }

        return true;
    }

    /// <summary>Takes the next datagram of the kernel without waiting.</summary>
    /// <param name="datagram">What was received; it ends with the next call.</param>
    /// <returns>Data, Overrun, Truncated or Empty.</returns>
    /// <exception cref="NetlinkException">Receiving failed.</exception>
    public ReceiveStatus Receive(out ReadOnlySpan<byte> datagram)
    {
        while (true)
        {
            ReceiveResult result = _transport.Receive(_buffer, wait: false);
            datagram = result.Status == ReceiveStatus.Data ? _buffer.AsSpan(0, result.Length) : default;
            switch (result.Status)
            {
                case ReceiveStatus.Interrupted:
                case ReceiveStatus.Data when result.SenderPortId != 0:
                    // Another process may send to our port; only the kernel's word counts.
                    continue;
                case ReceiveStatus.Failed:
                    throw NetlinkFailure.Request("receive events", null, new NetlinkError(result.Errno));
                default:
                    return result.Status;
            }
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
        lock (Gate)
        {
            _transport.Dispose();
        }
    }
}
