// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using TestSupport;

namespace Pyctl.Tests.Support;

/// <summary>A client, a firewall that translates addresses and a server, with the daemon on the firewall.</summary>
internal sealed class ServedFirewall : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pc-").FullName;

    private ServedFirewall()
    {
    }

    public FirewallLab Lab { get; } = new("pc-");

    public DaemonProcess Daemon { get; private set; } = null!;

    /// <summary>Where the program's files are; an empty folder at first.</summary>
    public string Home => Path.Combine(_directory, "home");

    /// <summary>The daemon's address, which is reached from any network namespace.</summary>
    public string Address => "unix:" + Path.Combine(_directory, "pyctd.sock");

    /// <summary>Makes the lab and starts the daemon in it.</summary>
    public static async Task<ServedFirewall> StartAsync(params string[] arguments)
    {
        ServedFirewall served = new();
        Directory.CreateDirectory(served.Home);
        try
        {
            served.Daemon = DaemonProcess.Start(
                ["ip", "netns", "exec", served.Lab.Firewall.Name],
                new Dictionary<string, string>(),
                ["--listen", served.Address, "--pid-file", Path.Combine(served._directory, "pid"), .. arguments]);
            await served.Daemon.WaitForLineAsync("listens on");
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    /// <summary>A path for a file of the test.</summary>
    public string FilePath(string name) => Path.Combine(_directory, name);

    /// <summary>
    /// A TCP connection from the client to the server, through the firewall, which translates its source.
    /// </summary>
    public TcpTraffic Forward(int port, bool isIPv6 = false) =>
        new(Lab.Client, Lab.Server, new IPEndPoint(FirewallLab.ServerAddress(isIPv6), port));

    /// <summary>Runs the program against the daemon.</summary>
    public Task<PyctlRun> RunAsync(params string[] words) => RunWithInputAsync("", words);

    /// <summary>Runs the program against the daemon, with something to read.</summary>
    public Task<PyctlRun> RunWithInputAsync(string input, params string[] words) =>
        PyctlRun.OfAsync(Home, [.. words, "--host", Address], input);

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
