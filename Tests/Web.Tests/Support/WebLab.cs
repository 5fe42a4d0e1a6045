// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Playwright;
using TestSupport;

namespace Web.Tests.Support;

/// <summary>A client, a firewall and a server, the daemon on the firewall's table, and a browser that looks at it.</summary>
internal sealed class WebLab : IAsyncDisposable
{
    private readonly List<string> _problems = [];
    private string[] _arguments = [];
    private IReadOnlyList<string> _wrapper = [];
    private IBrowserContext _window = null!;

    private WebLab()
    {
    }

    public FirewallLab Lab { get; } = new("we-");

    public DaemonProcess Daemon { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>What the browser complained about: errors of scripts and breaches of the policy among it.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Starts all of it.</summary>
    public static Task<WebLab> StartAsync(params string[] arguments) => StartAsync([], null, arguments);

    /// <summary>Starts all of it, with a wrapper around the daemon and a window of a certain kind.</summary>
    public static async Task<WebLab> StartAsync(
        IReadOnlyList<string> wrapper, BrowserNewContextOptions? window, params string[] arguments)
    {
        var lab = new WebLab { _wrapper = wrapper, _arguments = arguments };
        try
        {
            await lab.StartDaemonAsync("127.0.0.1:0");
            lab._window = await Browser.OpenAsync(window);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the page, and waits for nothing but its files.</summary>
    public async Task<IPage> OpenAsync(string place = "")
    {
        IPage page = await _window.NewPageAsync();
        page.PageError += (_, error) => _problems.Add(error);
        page.Console += (_, message) => NoteMessage(message);
        page.Dialog += (_, dialog) => _problems.Add($"a dialog: {dialog.Message}");
        await page.GotoAsync(new Uri(Address, place).AbsoluteUri);
        return page;
    }

    /// <summary>Kills the daemon, so that nobody answers.</summary>
    public Task KillDaemonAsync() => Daemon.KillAsync();

    /// <summary>Starts the daemon again, where it was.</summary>
    public async Task RestartDaemonAsync()
    {
        await Daemon.DisposeAsync();
        await StartDaemonAsync($"127.0.0.1:{Address.Port}");
    }

    /// <summary>A TCP connection from the client to the server, through the firewall.</summary>
    public TcpTraffic Forward(int port, bool isIPv6 = false) =>
        new(Lab.Client, Lab.Server, new IPEndPoint(FirewallLab.ServerAddress(isIPv6), port));

    /// <summary>Puts made-up flows into the firewall's table.</summary>
    public void AddFlows(int count)
    {
        using var connection = Lab.Firewall.Connect();
        for (uint number = 0; number < count; number++)
        {
            connection.Create(ChurnedFlow.Lasting(number).ToEntry());
        }
    }

    /// <summary>The lines of <c>conntrack -L</c> on the firewall that have all of these words.</summary>
    public string[] Entries(params string[] words) =>
        [.. new[] { "ipv4", "ipv6" }
            .SelectMany(family => Lab.Firewall.Run("conntrack", "-L", "-f", family).Split('\n'))
            .Where(line => words.All(word => line.Contains(word, StringComparison.Ordinal)))];

    public async ValueTask DisposeAsync()
    {
        if (_window is not null)
        {
            await _window.CloseAsync();
        }

        if (Daemon is not null)
        {
            await Daemon.DisposeAsync();
        }

        Lab.Dispose();
    }

    private async Task StartDaemonAsync(string listen)
    {
        Daemon = DaemonProcess.Start(
            _wrapper,
            new Dictionary<string, string>(),
            ["--listen", listen, "--netns", Lab.Firewall.Path, "--refresh-interval", "200ms", .. _arguments]);
        Address = await Daemon.GetAddressAsync();
    }

    // A daemon that is away is an error for the browser, and not for these tests.
    private void NoteMessage(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.Contains("ERR_CONNECTION", StringComparison.Ordinal))
        {
            _problems.Add(message.Text);
        }
    }
}
