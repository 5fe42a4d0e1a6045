// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Net;
using System.Net.Sockets;
using Daemon.Hosting;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Hosting;

public sealed class ListenersSocketTests
{
    [Test]
    public void Bind_UnixSocket_HasItsModeBeforeAnybodyCanConnect()
    {
        using var directory = new TemporaryDirectory();
        var endPoint = new UnixDomainSocketEndPoint(directory.File("sock"));
        var listeners = new Listeners(new Options { SocketMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, []);

        using Socket bound = listeners.Bind(endPoint);

        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Assert.That(() => client.Connect(endPoint), Throws.TypeOf<SocketException>());
        Assert.That((int)File.GetUnixFileMode(directory.File("sock")), Is.EqualTo(0b110_000_000));
    }

    [Test]
    public void Bind_IPv6Any_LeavesIPv4ToOthers()
    {
        var listeners = new Listeners(new Options(), []);
        using Socket bound = listeners.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        int port = ((IPEndPoint)bound.LocalEndPoint!).Port;

        using Socket other = listeners.Bind(new IPEndPoint(IPAddress.Any, port));

        Assert.That(listeners.Bound, Is.EqualTo(new[] { $"http://[::]:{port}", $"http://0.0.0.0:{port}" }));
    }

    [Test]
    public void Bind_NamedPipeInPlaceOfTheSocket_IsKept()
    {
        using var directory = new TemporaryDirectory();
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [directory.File("pipe")]))
        {
            mkfifo.WaitForExit();
        }

        var listeners = new Listeners(new Options(), []);

        Assert.That(
            () => listeners.Bind(new UnixDomainSocketEndPoint(directory.File("pipe"))),
            Throws.TypeOf<StartupException>().With.Message.Contains("no socket"));
        Assert.That(File.Exists(directory.File("pipe")), Is.True);
    }
}
