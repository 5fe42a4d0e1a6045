// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Sockets;

namespace TestSupport;

/// <summary>Two UDP sockets, in two namespaces or within one.</summary>
public sealed class UdpTraffic : IDisposable
{
    private readonly Socket _server;
    private readonly EndPoint _target;
    private EndPoint _peer;

    /// <summary>Opens both.</summary>
    /// <param name="client">Where the client is.</param>
    /// <param name="server">Where the server is.</param>
    /// <param name="target">Where the client sends to.</param>
    /// <param name="listenOn">Where the server listens, if the target is translated; null for the target.</param>
    public UdpTraffic(NetnsFixture client, NetnsFixture server, IPEndPoint target, IPEndPoint? listenOn = null)
    {
        _server = server.Inside(() => Bound(listenOn ?? target));
        _target = target.Port == 0 ? _server.LocalEndPoint! : target;
        _peer = new IPEndPoint(target.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        Client = client.Inside(() => new Socket(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp));
    }

    /// <summary>The client's socket.</summary>
    public Socket Client { get; }

    /// <summary>Sends a datagram from the client and waits for its arrival.</summary>
    /// <param name="bytes">Its payload.</param>
    public void Send(int bytes)
    {
        Client.SendTo(new byte[bytes], _target);
        _server.ReceiveFrom(new byte[bytes + 1], ref _peer);
    }

    /// <summary>Sends a datagram back to where the last one came from and waits for its arrival.</summary>
    /// <param name="bytes">Its payload.</param>
    public void Reply(int bytes)
    {
        _server.SendTo(new byte[bytes], _peer);
        Client.Receive(new byte[bytes + 1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _server.Dispose();
    }

    private static Socket Bound(IPEndPoint local)
    {
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(local);
        return socket;
    }
}
