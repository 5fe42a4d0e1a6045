// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>Keeps a session ready for the next exchange, and replaces one whose exchange was broken off.</summary>
/// <remarks>It owns one receive buffer for all of its sessions. Not thread-safe.</remarks>
internal sealed class NetlinkChannel : IDisposable
{
    /// <summary>Enough for the two headers, which is all that such a request has.</summary>
    private const int DumpRequestSize = 64;

    private readonly Func<INetlinkTransport> _open;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(NetlinkSession.BufferSize, pinned: true);
    private NetlinkSession? _session;
    private bool _disposed;

    /// <summary>Makes a channel; it opens nothing yet.</summary>
    /// <param name="open">Opens a transport.</param>
    public NetlinkChannel(Func<INetlinkTransport> open)
    {
        _open = open;
    }

    /// <summary>Makes a channel over sockets, and opens the first.</summary>
    /// <param name="options">Namespace and buffer; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static NetlinkChannel Open(ConntrackOptions? options)
    {
        ConntrackOptions chosen = options ?? new ConntrackOptions();
        var channel = new NetlinkChannel(
            () => NetlinkSocket.Open(chosen.NetworkNamespace, chosen.ReceiveBufferBytes));
        channel.Session();
        return channel;
    }

    /// <summary>Asks for everything of a type; the answers are read from the session.</summary>
    /// <param name="operation">What it is, for errors.</param>
    /// <param name="type">The subsystem and message of the request.</param>
    /// <param name="family">2 (IPv4), 10 (IPv6), or 0 where the family does not matter.</param>
    /// <exception cref="ObjectDisposedException">The channel is closed.</exception>
    /// <exception cref="NetlinkException">The request cannot be sent.</exception>
    public NetlinkSession StartDump(string operation, ushort type, byte family)
    {
        NetlinkSession session = Session();
        uint sequence = session.Reserve(1);
        var writer = new NetlinkMessageWriter(stackalloc byte[DumpRequestSize]);
        writer.Begin(type, NLM_F_DUMP, sequence, family);
        writer.End();
        session.Start(operation, writer.Written, sequence, sequence, isDump: true);
        return session;
    }

    /// <summary>A session without leftovers of an exchange that was broken off.</summary>
    /// <exception cref="ObjectDisposedException">The channel is closed.</exception>
    public NetlinkSession Session()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_session is { IsIdle: true } idle)
        {
            return idle;
        }

        _session?.Dispose();
        _session = null;
        return _session = new NetlinkSession(_open(), _buffer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _session?.Dispose();
        _session = null;
    }
}
