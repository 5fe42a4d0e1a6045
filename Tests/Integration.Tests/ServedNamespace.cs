// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Client;
using TestSupport;
using XmlRpc.Client;

namespace Integration.Tests;

/// <summary>A network namespace with the daemon running in it.</summary>
/// <remarks>
/// The daemon listens on a unix socket, which clients reach from any network namespace, and on loopback inside its own.
/// </remarks>
internal sealed class ServedNamespace : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pyctd-it-").FullName;
    private readonly string[] _arguments;

    private ServedNamespace(NetnsFixture home, string[] arguments)
    {
        Home = home;
        _arguments =
        [
            "--listen", "unix:" + SocketPath, "--listen", "127.0.0.1:0", "--audit-file", AuditFile, .. arguments,
        ];
    }

    public NetnsFixture Home { get; }

    public DaemonProcess Daemon { get; private set; } = null!;

    public string AuditFile => Path.Combine(_directory, "audit.log");

    public string PidFile => Path.Combine(_directory, "pyctd.pid");

    public string SocketPath => Path.Combine(_directory, "pyctd.sock");

    /// <summary>Starts the daemon in a namespace, which stays the caller's.</summary>
    public static async Task<ServedNamespace> StartAsync(NetnsFixture home, params string[] arguments)
    {
        var served = new ServedNamespace(home, arguments);
        try
        {
            await served.StartDaemonAsync();
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the daemon as it was started first, whatever became of that one.</summary>
    public async Task StartDaemonAsync()
    {
        DaemonProcess? former = Daemon;
        Daemon = DaemonProcess.Start(
            ["ip", "netns", "exec", Home.Name],
            new Dictionary<string, string>(),
            [.. _arguments, "--pid-file", PidFile]);
        if (former is not null)
        {
            await former.DisposeAsync();
        }

        await Daemon.WaitForLineAsync("listens on");
    }

    /// <summary>A client of the daemon, not yet logged in.</summary>
    public RpcClient Connect() =>
        new(new RpcClientOptions { Address = XmlRpcAddress.Parse("unix:" + SocketPath) });

    /// <summary>A client that knows nothing of the daemon's methods.</summary>
    public XmlRpcClient ConnectRaw() => new(
        XmlRpcAddress.Parse("unix:" + SocketPath), new XmlRpcClientOptions { Timeout = TimeSpan.FromMinutes(5) });

    public async ValueTask DisposeAsync()
    {
        if (Daemon is not null)
        {
            await Daemon.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }
}
