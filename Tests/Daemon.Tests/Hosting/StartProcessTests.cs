// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class StartProcessTests
{
    private const string AnyPort = "127.0.0.1:0";

    private TemporaryDirectory _directory = null!;

    private string SocketPath => _directory.File("pyctd.sock");

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Start_PortZero_ServesOnTheLoggedPort()
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--listen", AnyPort);
        using var client = new RpcClient(await daemon.GetAddressAsync());

        string session = await client.CallAsync("login");

        Assert.That(session, Has.Length.EqualTo(22));
        Assert.That(await client.CallAsync("logout", session), Is.EqualTo("1"));
        Assert.That(await client.CallAsync("logout", session), Does.StartWith("fault 401: "));
        Assert.That(await daemon.TerminateAsync(), Is.Zero);
    }

    [Test]
    public async Task Start_IPv6_Serves()
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--listen", "[::1]:0");
        using var client = new RpcClient(await daemon.GetAddressAsync());

        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [TestCase("0600", 0b110_000_000)]
    [TestCase("0660", 0b110_110_000)]
    [TestCase("0666", 0b110_110_110)]
    public async Task Start_UnixSocket_HasTheModeAndServes(string mode, int expected)
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(
            "--listen", $"unix:{SocketPath}", "--socket-mode", mode);
        using var client = new RpcClient(SocketPath);

        Assert.That((int)File.GetUnixFileMode(SocketPath), Is.EqualTo(expected));
        Assert.That(await client.CallAsync("login", "alice", "secret"), Has.Length.EqualTo(22));
        Assert.That(daemon.Output, Does.Contain("user=alice source=unix action=login").And.Not.Contain("secret"));
        await daemon.TerminateAsync();
        Assert.That(File.Exists(SocketPath), Is.False);
    }

    [Test]
    public async Task Start_SocketGroupAsRoot_IsTheSocketsGroup()
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(
            "--listen", $"unix:{SocketPath}", "--socket-group", "www-data");

        Assert.That(CommandRunner.Run("stat", "-c", "%a %G", SocketPath), Is.EqualTo("660 www-data\n"));
    }

    [Test]
    public async Task Start_SocketGroupOfTheUsers_IsTheSocketsGroup()
    {
        await using DaemonProcess daemon = StartUnprivileged("--groups=33");
        await daemon.WaitForLineAsync("listens on");

        Assert.That(CommandRunner.Run("stat", "-c", "%a %U %g", SocketPath), Is.EqualTo("660 nobody 33\n"));
    }

    [Test]
    public async Task Start_SocketGroupOfOthers_SaysWhatItNeedsAndLeavesNothing()
    {
        await using DaemonProcess daemon = StartUnprivileged("--clear-groups");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
        Assert.That(daemon.Output, Does.Contain("cannot be given to the group 33").And.Contain("member"));
        Assert.That(File.Exists(SocketPath), Is.False);
    }

    [Test]
    public async Task Start_SocketGroupThatIsNone_SaysSo()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            "--listen", $"unix:{SocketPath}", "--socket-group", "nosuchgroup");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
        Assert.That(daemon.Output, Does.Contain("nosuchgroup").And.Contain("must exist"));
    }

    [Test]
    public async Task Start_SeveralListeners_ServesOnAll()
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(
            "--listen", AnyPort, "--listen", $"unix:{SocketPath}");
        using var overTcp = new RpcClient(await daemon.GetAddressAsync());
        using var overUnix = new RpcClient(SocketPath);

        string session = await overTcp.CallAsync("login");

        Assert.That(await overUnix.CallAsync("logout", session), Is.EqualTo("1"));
    }

    [Test]
    public async Task Start_AfterKill_TakesTheStaleSocketOver()
    {
        await using (DaemonProcess first = await DaemonProcess.StartReadyAsync("--listen", $"unix:{SocketPath}"))
        {
            await first.SignalAsync("KILL");
            await first.WaitForExitAsync();
        }

        Assert.That(File.Exists(SocketPath), Is.True);
        await using DaemonProcess second = await DaemonProcess.StartReadyAsync("--listen", $"unix:{SocketPath}");
        using var client = new RpcClient(SocketPath);
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Start_SocketOfALivingInstance_IsLeftAlone()
    {
        await using DaemonProcess first = await DaemonProcess.StartReadyAsync("--listen", $"unix:{SocketPath}");

        await using DaemonProcess second = DaemonProcess.Start("--listen", $"unix:{SocketPath}");

        Assert.That(await second.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
        Assert.That(second.Output, Does.Contain($"in use by process {first.Id}").And.Contain("--replace"));
        using var client = new RpcClient(SocketPath);
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Start_OrdinaryFileInPlaceOfTheSocket_IsKept()
    {
        string path = _directory.Write("pyctd.sock", "precious");

        await using DaemonProcess daemon = DaemonProcess.Start("--listen", $"unix:{path}");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
        Assert.That(daemon.Output, Does.Contain("no socket"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("precious"));
    }

    [Test]
    public async Task Start_PortInUse_NamesTheHolder()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();

        await using DaemonProcess daemon = DaemonProcess.Start("--listen", $"{taken.LocalEndPoint}");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
        Assert.That(
            daemon.Output,
            Does.Contain($"pyctd: {taken.LocalEndPoint} is in use by process {Environment.ProcessId}"));
        AssertNoStackTrace(daemon);
    }

    [Test]
    public async Task Start_AddressOfNoInterface_SaysSo()
    {
        await using DaemonProcess daemon = DaemonProcess.Start("--listen", "192.0.2.1:0", "--allow-remote");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
        Assert.That(daemon.Output, Does.Contain("no network interface has this address"));
        AssertNoStackTrace(daemon);
    }

    [Test]
    public async Task Start_BadOptions_NamesEachAndExitsWithTwo()
    {
        await using DaemonProcess daemon = DaemonProcess.Start("--listne", "x", "--max-page", "0");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain("pyctd: --listne is unknown; did you mean --listen?"));
        Assert.That(daemon.Output, Does.Contain("pyctd: --max-page: \"0\" is not valid"));
        AssertNoStackTrace(daemon);
    }

    [TestCase("ldap")]
    [TestCase("/nonexistent/Module.dll")]
    public async Task Start_ModuleThatCannotBeHad_ExitsWithTwo(string module)
    {
        await using DaemonProcess daemon = DaemonProcess.Start("--listen", AnyPort, "--mod-auth", module);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain("pyctd: mod-auth: ").And.Contain(module));
        AssertNoStackTrace(daemon);
    }

    [TestCase("--log-target file --log-file")]
    [TestCase("--audit-file")]
    [TestCase("--pid-file")]
    public async Task Start_FileThatCannotBeWritten_SaysWhich(string option)
    {
        string path = _directory.Write("file", "") + "/below";
        string[] arguments = ["--listen", AnyPort, .. option.Split(' '), path];

        await using DaemonProcess daemon = DaemonProcess.Start(arguments);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotWrite));
        Assert.That(daemon.Output, Does.Contain(path));
        AssertNoStackTrace(daemon);
    }

    [Test]
    public async Task Start_WithoutCapability_NamesTheCommandsThatGiveIt()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            ["setpriv", "--inh-caps=-net_admin", "--bounding-set=-net_admin"],
            new Dictionary<string, string>(),
            "--listen", AnyPort);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.NoPrivilege));
        Assert.That(daemon.Output, Does.Contain("CAP_NET_ADMIN is missing"));
        Assert.That(daemon.Output, Does.Contain("setpriv").And.Contain("AmbientCapabilities").And.Contain("make demo"));
        AssertNoStackTrace(daemon);
    }

    [Test]
    public async Task Start_OrdinaryUserWithTheCapability_Serves()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            [
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all,+net_admin",
                "--ambient-caps=-all,+net_admin", "--bounding-set=-all,+net_admin", "--no-new-privs",
            ],
            new Dictionary<string, string> { ["DOTNET_CLI_HOME"] = "/tmp", ["HOME"] = "/tmp" },
            "--listen", AnyPort);
        using var client = new RpcClient(await daemon.GetAddressAsync());

        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [TestCase("--help", "Usage: pyctd [OPTION]...")]
    [TestCase("--version", "pyctd 0.5.0")]
    [TestCase("--check-config", "listen = 127.0.0.1:8040")]
    public async Task Start_AskedToPrint_PrintsAndExitsWithZero(string option, string expected)
    {
        await using DaemonProcess daemon = DaemonProcess.Start(option);

        Assert.That(await daemon.WaitForExitAsync(), Is.Zero);
        Assert.That(daemon.Output, Does.Contain(expected));
    }

    [Test]
    public async Task Start_UnknownVariable_IsWarnedOf()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            [],
            new Dictionary<string, string> { ["PYCTD_LISTNE"] = "x" },
            "--listen", AnyPort);

        Assert.That(await daemon.WaitForLineAsync("PYCTD_LISTNE"), Does.Contain("warning"));
    }

    [Test]
    public async Task Start_UnderSystemd_LogsWithPriorities()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            [], new Dictionary<string, string> { ["JOURNAL_STREAM"] = "8:1" }, "--listen", AnyPort);

        Assert.That(await daemon.WaitForLineAsync("listens on"), Does.StartWith("<6>pyctd"));
        Assert.That(daemon.Output, Does.Contain("<4>no authentication module is in use"));
    }

    [TestCase("fw.example.org", HttpStatusCode.OK)]
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("evil.example.org", HttpStatusCode.Forbidden)]
    public async Task Start_HostNames_AreServedAloneBesideLoopback(string host, HttpStatusCode expected)
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(
            "--listen", AnyPort, "--host-name", "fw.example.org");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(await daemon.GetAddressAsync(), "/RPC2"))
        {
            Content = new StringContent(
                "<methodCall><methodName>login</methodName></methodCall>", System.Text.Encoding.UTF8, "text/xml"),
        };
        request.Headers.Host = host;

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    /// <summary>Starts the daemon as nobody, with a socket for the group 33.</summary>
    private DaemonProcess StartUnprivileged(string groups)
    {
        CommandRunner.Run("chown", "nobody", _directory.Path);
        return DaemonProcess.Start(
            [
                "setpriv", "--reuid=65534", "--regid=65534", groups, "--inh-caps=-all,+net_admin",
                "--ambient-caps=-all,+net_admin",
            ],
            new Dictionary<string, string>(),
            "--listen", $"unix:{SocketPath}", "--socket-group", "33");
    }

    private static void AssertNoStackTrace(DaemonProcess daemon)
    {
        Assert.That(daemon.Output, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
    }
}
