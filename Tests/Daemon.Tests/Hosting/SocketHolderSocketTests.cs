// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Sockets;
using Daemon.Configuration;
using Daemon.Hosting;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Hosting;

public sealed class SocketHolderSocketTests
{
    [TestCase("127.0.0.1", "127.0.0.1")]
    [TestCase("127.0.0.2", "127.0.0.2")]
    [TestCase("0.0.0.0", "127.0.0.1")]
    [TestCase("::1", "[::1]")]
    [TestCase("::", "[::1]")]
    public void Find_ListeningTcpSocket_IsThisProcess(string bound, string asked)
    {
        IPAddress address = IPAddress.Parse(bound);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, 0));
        socket.Listen();
        int port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        Assert.That(SocketHolder.Find(ListenAddress.Parse($"{asked}:{port}")), Is.EqualTo(Environment.ProcessId));
    }

    [Test]
    public void Find_OtherAddressWithTheSamePort_IsNobody()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.3"), 0));
        socket.Listen();
        int port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        Assert.That(SocketHolder.Find(ListenAddress.Parse($"127.0.0.4:{port}")), Is.Null);
    }

    [Test]
    public void Find_ListeningUnixSocket_IsThisProcess()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("a socket");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();

        Assert.That(SocketHolder.Find(ListenAddress.Parse($"unix:{path}")), Is.EqualTo(Environment.ProcessId));
        Assert.That(SocketHolder.Find(ListenAddress.Parse($"unix:{path}2")), Is.Null);
    }
}
