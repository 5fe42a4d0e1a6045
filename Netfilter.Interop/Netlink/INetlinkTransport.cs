// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;

namespace Netfilter.Interop.Netlink;

/// <summary>Carries datagrams to and from the kernel: a socket, or a script in tests.</summary>
internal interface INetlinkTransport : IDisposable
{
    /// <summary>The port id that answers are addressed to.</summary>
    public uint PortId { get; }

    /// <summary>Bytes that waiting answers may occupy, as the kernel counts them.</summary>
    public int ReceiveBufferBytes { get; }

    /// <summary>Sends one datagram.</summary>
    /// <returns>0 or the error number.</returns>
    public int Send(ReadOnlySpan<byte> datagram);

    /// <summary>Receives one datagram.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="wait">Whether to wait for one.</param>
    public ReceiveResult Receive(Span<byte> buffer, bool wait);

    /// <summary>Waits until a datagram can be received.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <returns>False when the time was up or <see cref="Wake"/> was called.</returns>
    public bool WaitReadable(TimeSpan timeout);

    /// <summary>Ends a wait, the present one or else the next; from any thread.</summary>
    public void Wake();
}
