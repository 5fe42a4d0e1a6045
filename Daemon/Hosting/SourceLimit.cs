// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;

namespace Daemon.Hosting;

/// <summary>
/// Bounds the connections that one source has at a time, so that a single machine cannot hold all of them. A source is
/// an IPv4 address, or the network /64 of an IPv6 address, of which a machine can have as many as it likes. Unix sockets
/// and loopback are not bounded: a proxy comes from there on behalf of many. Safe for use by several threads.
/// </summary>
internal sealed class SourceLimit(int most)
{
    private const int NetworkBytes = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _connections = [];

    /// <summary>How many sources have connections that are counted.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Puts the limit before <paramref name="next"/>; a connection beyond it is closed at once.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    /// <summary>Counts a connection from <paramref name="address"/>; false where that source has the most already.</summary>
    internal bool TryEnter(IPAddress? address)
    {
        if (FindSource(address) is not { } source)
        {
            return true;
        }

        lock (_lock)
        {
            int present = _connections.GetValueOrDefault(source);
            if (present >= most)
            {
                return false;
            }

            _connections[source] = present + 1;
            return true;
        }
    }

    /// <summary>Notes that a connection that was counted has ended.</summary>
    internal void Leave(IPAddress? address)
    {
        if (FindSource(address) is not { } source)
        {
            return;
        }

        lock (_lock)
        {
            if (--_connections[source] == 0)
            {
                _connections.Remove(source);
            }
        }
    }

    private static IPAddress? FindSource(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        if (address is null || IPAddress.IsLoopback(address))
        {
            return null;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return address;
        }

        byte[] network = address.GetAddressBytes();
        network.AsSpan(NetworkBytes).Clear();
        return new IPAddress(network);
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        IPAddress? address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (!TryEnter(address))
        {
            await connection.DisposeAsync();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address);
        }
    }
}
