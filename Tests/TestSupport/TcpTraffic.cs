// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Sockets;

namespace TestSupport;

/// <summary>A TCP connection between two namespaces (or within one) that both ends hold open.</summary>
public sealed class TcpTraffic : IDisposable
{
    private readonly Socket _listener;

    /// <summary>Connects.</summary>
    /// <param name="client">Where the client is.</param>
    /// <param name="server">Where the server is.</param>
    /// <param name="target">Where the client connects to.</param>
    /// <param name="listenOn">Where the server listens, if the target is translated; null for the target.</param>
    /// <remarks>With port 0 in both the kernel chooses one.</remarks>
    public TcpTraffic(NetnsFixture client, NetnsFixture server, IPEndPoint target, IPEndPoint? listenOn = null)
    {
        _listener = server.Inside(() =>
        {
            var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(listenOn ?? target);
            socket.Listen();
            return socket;
        });
        IPEndPoint reached = target.Port == 0 ? (IPEndPoint)_listener.LocalEndPoint! : target;
        Client = client.Inside(() =>
        {
            var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(reached);
            return socket;
        });
        Server = _listener.Accept();
    }

    /// <summary>The client's end.</summary>
    public Socket Client { get; }

    /// <summary>The server's end.</summary>
    public Socket Server { get; }

    /// <summary>Sends bytes from the client and waits for their arrival.</summary>
    /// <param name="bytes">How many.</param>
    public void Send(int bytes) => Transfer(Client, Server, bytes);

    /// <summary>Sends bytes from the server and waits for their arrival.</summary>
    /// <param name="bytes">How many.</param>
    public void Reply(int bytes) => Transfer(Server, Client, bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        _listener.Dispose();
    }

    private static void Transfer(Socket from, Socket to, int bytes)
    {
        from.Send(new byte[bytes]);
        byte[] buffer = new byte[bytes];
        for (int received = 0; received < bytes;)
        {
            received += to.Receive(buffer, received, bytes - received, SocketFlags.None);
        }
    }
}
