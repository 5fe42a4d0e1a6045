// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Client;
using TestSupport;
using XmlRpc.Client;

namespace Integration.Tests;

/// <summary>A client, a firewall that translates addresses and a server, with the daemon running on the firewall.</summary>
/// <remarks>
/// The daemon listens on a unix socket, which clients reach from any network namespace, and on loopback inside the
/// firewall's.
/// </remarks>
internal sealed class ServedLab : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pyctd-it-").FullName;

    private ServedLab()
    {
    }

    public FirewallLab Lab { get; } = new("it-");

    public DaemonProcess Daemon { get; private set; } = null!;

    public string AuditFile => Path.Combine(_directory, "audit.log");

    public string SocketPath => Path.Combine(_directory, "pyctd.sock");

    /// <summary>Makes the lab and starts the daemon in it.</summary>
    public static async Task<ServedLab> StartAsync(params string[] arguments)
    {
        var served = new ServedLab();
        try
        {
            served.Daemon = DaemonProcess.Start(
                ["ip", "netns", "exec", served.Lab.Firewall.Name],
                new Dictionary<string, string>(),
                ["--listen", "unix:" + served.SocketPath, "--listen", "127.0.0.1:0", "--audit-file", served.AuditFile, .. arguments]);
            await served.Daemon.WaitForLineAsync("listens on");
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the daemon, not yet logged in.</summary>
    public RpcClient Connect() =>
        new(new RpcClientOptions { Address = XmlRpcAddress.Parse("unix:" + SocketPath) });

    public async ValueTask DisposeAsync()
    {
        if (Daemon is not null)
        {
            await Daemon.DisposeAsync();
        }

        Lab.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
