// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Threading.Tasks;
using Client;
using TestSupport;

namespace Integration.Tests;

/// <summary>A client, a firewall that translates addresses and a server, with the daemon on the firewall.</summary>
internal sealed class ServedLab : IAsyncDisposable
{
    private ServedLab()
    {
    }

    public FirewallLab Lab { get; } = new("it-");

    public ServedNamespace Served { get; private set; } = null!;

    public DaemonProcess Daemon => Served.Daemon;

    public string AuditFile => Served.AuditFile;

    /// <summary>Makes the lab and starts the daemon in it.</summary>
    public static async Task<ServedLab> StartAsync(params string[] arguments)
    {
        var lab = new ServedLab();
        try
        {
            lab.Served = await ServedNamespace.StartAsync(lab.Lab.Firewall, arguments);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the daemon, not yet logged in.</summary>
    public RpcClient Connect() => Served.Connect();

    /// <summary>A TCP connection from the client to the server, through the firewall.</summary>
    public TcpTraffic Forward(int port, bool isIPv6 = false) =>
        new(Lab.Client, Lab.Server, new IPEndPoint(FirewallLab.ServerAddress(isIPv6), port));

    public async ValueTask DisposeAsync()
    {
        if (Served is not null)
        {
            await Served.DisposeAsync();
        }

        Lab.Dispose();
    }
}
