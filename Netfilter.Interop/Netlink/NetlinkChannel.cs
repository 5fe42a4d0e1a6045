// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Netlink;

/// <summary>Keeps a session ready for the next exchange, and replaces one whose exchange was broken off.</summary>
/// <remarks>It owns one receive buffer for all of its sessions. Not thread-safe.</remarks>
internal sealed class NetlinkChannel : IDisposable
{
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
