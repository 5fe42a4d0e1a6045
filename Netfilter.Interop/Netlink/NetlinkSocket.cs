// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using Netfilter.Interop.Native;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>A NETLINK_NETFILTER socket.</summary>
/// <remarks>
/// The kernel chooses the port id: a process id as port is taken as soon as another netlink user of the process had it.
/// One thread may receive while another sends or wakes.
/// </remarks>
internal sealed class NetlinkSocket : INetlinkTransport
{
    private const int AnswerTimeoutSeconds = 30;

    private readonly SafeSocketDescriptor _socket;
    private readonly SafeSocketDescriptor _wake;

    private NetlinkSocket(SafeSocketDescriptor socket, SafeSocketDescriptor wake, uint portId, int receiveBufferBytes)
    {
        _socket = socket;
        _wake = wake;
        PortId = portId;
        ReceiveBufferBytes = receiveBufferBytes;
    }

    /// <inheritdoc/>
    public uint PortId { get; }

    /// <inheritdoc/>
    public int ReceiveBufferBytes { get; }

    /// <summary>Opens a socket in the namespace at a path, or in that of the calling thread.</summary>
    public static NetlinkSocket Open(string? networkNamespace, int receiveBufferBytes) => networkNamespace is null
        ? Open(receiveBufferBytes)
        : NetworkNamespace.Run(networkNamespace, () => Open(receiveBufferBytes));

    /// <summary>Opens a socket in the namespace of the calling thread.</summary>
    public static NetlinkSocket Open(int receiveBufferBytes)
    {
        SafeSocketDescriptor socket = Libc.Socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);
        SafeSocketDescriptor wake = Libc.EventFd();
        try
        {
            if (socket.IsInvalid || wake.IsInvalid)
            {
                throw NetlinkFailure.Socket("open a netlink socket", Marshal.GetLastPInvokeError());
            }

            Check("bind a netlink socket", Libc.Bind(socket, new SockaddrNl { Family = AF_NETLINK }));
            Check("name a netlink socket", Libc.GetSockName(socket, out SockaddrNl address));

            // Niceties: without them errors are longer and say less.
            Libc.SetSockOpt(socket, SOL_NETLINK, NETLINK_CAP_ACK, 1);
            Libc.SetSockOpt(socket, SOL_NETLINK, NETLINK_EXT_ACK, 1);

            Check("set the time that answers may take", Libc.SetReceiveTimeout(socket, AnswerTimeoutSeconds));
            return new NetlinkSocket(socket, wake, address.PortId, SetBuffer(socket, receiveBufferBytes));
        }
        catch
        {
            socket.Dispose();
            wake.Dispose();
            throw;
        }
    }

    /// <summary>Joins a multicast group.</summary>
    public void Join(int group) =>
        Check("listen to conntrack events", Libc.SetSockOpt(_socket, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group));

    /// <summary>Has the kernel keep DESTROY events that it cannot deliver.</summary>
    public void KeepUndeliverable() => Check(
        "make events reliable", Libc.SetSockOpt(_socket, SOL_NETLINK, NETLINK_BROADCAST_ERROR, 1));

    /// <inheritdoc/>
    public int Send(ReadOnlySpan<byte> datagram)
    {
        int sent;
        do
        {
            sent = Libc.Send(_socket, datagram);
        }
        while (sent == -(int)Errno.EINTR);
        return sent < 0 ? -sent : 0;
    }

    /// <inheritdoc/>
    public ReceiveResult Receive(Span<byte> buffer, bool wait)
    {
        // MSG_TRUNC makes the kernel return the real length of a datagram that was cut.
        int flags = wait ? MSG_TRUNC : MSG_TRUNC | MSG_DONTWAIT;
        int received = Libc.RecvFrom(_socket, buffer, flags, out uint sender);
        if (received >= 0)
        {
            return new(received <= buffer.Length ? ReceiveStatus.Data : ReceiveStatus.Truncated, received, sender);
        }

        return (Errno)(-received) switch
        {
            Errno.EAGAIN => new(ReceiveStatus.Empty),
            Errno.EINTR => new(ReceiveStatus.Interrupted),
            Errno.ENOBUFS => new(ReceiveStatus.Overrun),
            _ => new(ReceiveStatus.Failed, Errno: -received),
        };
    }

    /// <inheritdoc/>
    public bool WaitReadable(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - Stopwatch.GetElapsedTime(start);
            int ready = Libc.PollReadable(_socket, _wake, Milliseconds(left), out bool readable, out bool woken);
            if (woken)
            {
                Libc.Reset(_wake);
                return false;
            }

            if (ready != -(int)Errno.EINTR)
            {
                return readable;
            }
        }
    }

    /// <inheritdoc/>
    public void Wake() => Libc.Signal(_wake);

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _wake.Dispose();
    }

    private static int Milliseconds(TimeSpan timeout) => timeout == Timeout.InfiniteTimeSpan
        ? -1
        : (int)Math.Clamp(Math.Ceiling(timeout.TotalMilliseconds), 0, int.MaxValue);

    /// <summary>FORCE needs CAP_NET_ADMIN in the first user namespace; without it net.core.rmem_max is the limit.</summary>
    private static int SetBuffer(SafeSocketDescriptor socket, int bytes)
    {
        if (Libc.SetSockOpt(socket, SOL_SOCKET, SO_RCVBUFFORCE, bytes) != 0)
        {
            Libc.SetSockOpt(socket, SOL_SOCKET, SO_RCVBUF, bytes);
        }

        Check("read the size of the receive buffer", Libc.GetSockOpt(socket, SOL_SOCKET, SO_RCVBUF, out int granted));
        return granted;
    }

    private static void Check(string operation, int errno)
    {
        if (errno != 0)
        {
            throw NetlinkFailure.Socket(operation, errno);
        }
    }
}
