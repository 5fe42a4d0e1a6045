// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Integration.Tests.Apache;

/// <summary>Clients of others through a real Apache with the template that is shipped.</summary>
internal sealed class ApacheKernelTests : IntegrationTest
{
    private const string OverUnix = "PYCTD_UNIX";
    private const string WithSecret = "PYCTD_SECRET " + ApacheSite.Secret;
    private const string DaemonAsks = "PYCTD_LOGIN";
    private static readonly string s_page = $"PYCTD_WEB {Path.Combine(AppContext.BaseDirectory, "web")}";
    private const string LoginCall = "<methodCall><methodName>login</methodName></methodCall>";

    private static readonly string[] s_guards =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cache-Control",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
    ];

    private static readonly string[] s_trustUnix = ["--trust-proxy", "unix"];
    private static readonly string[] s_trustSecret = ["--trust-proxy", "secret", "--proxy-secret-file", "SECRET"];
    private static readonly string[] s_passwords = ["--mod-auth", "sha", "--auth-file", "PASSWORDS"];

    [TestCase(OverUnix, "python3", "proxied.py", "127.0.0.1,unix")]
    [TestCase(OverUnix, "php", "proxied.php", "127.0.0.1,unix")]
    [TestCase(WithSecret, "python3", "proxied.py", "127.0.0.1,127.0.0.1:\\d+")]
    [TestCase(WithSecret, "php", "proxied.php", "127.0.0.1,127.0.0.1:\\d+")]
    public async Task Client_OfAUserOfApache_IsServedAndNamedInTheAuditLog(
        string way, string interpreter, string script, string source)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([way], way == OverUnix ? s_trustUnix : s_trustSecret);

        Assert.That(site.Run(interpreter, script, "alice", "geheim", "any", "thing"), Is.EqualTo("served"));
        Assert.That(site.AuditLines, Has.One.Match($" user=alice source={source} action=login .* result=opened$"));
        Assert.That(site.AuditLines, Has.One.Match($" user=alice source={source} action=kill .* result=gone$"));
        Assert.That(site.AuditLines.Count(), Is.EqualTo(2));
    }

    [TestCase("python3", "proxied.py", "alice", "falsch")]
    [TestCase("php", "proxied.php", "alice", "falsch")]
    [TestCase("python3", "proxied.py", "carol", "geheim")]
    [TestCase("python3", "proxied.py", null, "")]
    public async Task Client_WithoutAGoodPassword_Gets401AndTheDaemonHearsNothing(
        string interpreter, string script, string? user, string password)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix], s_trustUnix);

        Assert.That(
            site.Run(interpreter, script, user, password, "any", "thing", "X-Remote-User: alice"), Is.EqualTo("HTTP 401"));
        Assert.That(site.AuditLines, Is.Empty);
    }

    [TestCase(OverUnix)]
    [TestCase(WithSecret)]
    public async Task Client_ThatForgesHeaders_IsWhomApacheKnowsFromWhereItIs(string way)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([way], way == OverUnix ? s_trustUnix : s_trustSecret);

        site.Run(
            "python3", "proxied.py", "alice", "geheim", "any", "thing",
            "X-Remote-User: root", "x-remote-user: root", "X-Forwarded-For: 203.0.113.9");

        Assert.That(site.AuditLines, Has.All.Match(" user=alice source=127.0.0.1,").And.None.Contains("root"));
    }

    [TestCase(OverUnix)]
    [TestCase(WithSecret)]
    public async Task Client_ThatForgesAUserWhereApacheAsksForNone_IsNobodyVouchedFor(string way)
    {
        await using ApacheSite site = await ApacheSite.StartAsync(
            [way, DaemonAsks], way == OverUnix ? s_trustUnix : s_trustSecret);

        site.Run(
            "python3", "proxied.py", null, "", "mallory", "", "X-Remote-User: root", $"X-PyCtd-Proxy-Secret: {ApacheSite.Secret}");

        Assert.That(site.AuditLines, Has.All.Contains(" user=mallory ").And.None.Contains("root"));
    }

    [Test]
    public async Task Client_WhereTheDaemonTrustsNobody_IsWhoItSaysToTheDaemon()
    {
        await using ApacheSite site = await ApacheSite.StartAsync([]);

        Assert.That(site.Run("python3", "proxied.py", "alice", "geheim", "any", "thing"), Is.EqualTo("served"));
        Assert.That(site.AuditLines, Has.All.Match(" user=any source=127.0.0.1:\\d+ "));
    }

    [Test]
    public async Task Client_PastApacheOverTcp_IsNotBelieved()
    {
        await using ApacheSite site = await ApacheSite.StartAsync([WithSecret], s_trustSecret);
        using RawHttp direct = await RawHttp.OpenAsync(site.Served.SocketPath);

        await direct.SendAsync(RawHttp.Head(
            "Content-Type: text/xml", "Connection: close", "X-Remote-User: alice", "X-Forwarded-For: 203.0.113.9",
            "X-PyCtd-Proxy-Secret: 0123456789abcdef0123456789abcdee", RawHttp.Length(LoginCall.Length)));
        await direct.SendAsync(LoginCall);

        Assert.That(await direct.ReceiveToEndAsync(), Does.StartWith("HTTP/1.1 200"));
        Assert.That(site.AuditLines, Has.All.Contains(" user=anonymous source=unix "));
    }

    [Test]
    public async Task Session_OfAnotherUserOfApache_IsUnknown()
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix], s_trustUnix);
        string opened = await PostAsync(site, "alice:geheim", LoginCall);
        string id = opened.Split("<string>")[1].Split('<')[0];
        string refresh = "<methodCall><methodName>refresh</methodName><params><param><value>"
            + $"{id}</value></param></params></methodCall>";

        Assert.That(await PostAsync(site, "bob:neu", refresh), Does.Contain("<int>401</int>"));
        Assert.That(
            await RawHttp.ExchangeAsync(site.Served.SocketPath, Encoding.ASCII.GetBytes(refresh)),
            Does.Contain("<int>401</int>"), "nor is it past Apache");
        Assert.That(await PostAsync(site, "alice:geheim", refresh), Does.Contain("<boolean>1</boolean>"));
    }

    [TestCase("python3", "proxied.py")]
    [TestCase("php", "proxied.php")]
    public async Task Client_WhereTheDaemonAsks_ComesInWithTheSameFile(string interpreter, string script)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix, DaemonAsks], [.. s_trustUnix, .. s_passwords]);

        Assert.That(site.Run(interpreter, script, null, "", "alice", "geheim"), Is.EqualTo("served"));
        Assert.That(site.Run(interpreter, script, null, "", "alice", "falsch"), Is.EqualTo("fault 401"));
        Assert.That(site.AuditLines, Has.One.Match(" user=alice source=127.0.0.1,unix action=login .* result=\"refused"));
    }

    [Test]
    public async Task Request_DeclaredOrFoundTooLong_IsRefused()
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix, DaemonAsks]);
        using RawHttp declared = await site.ConnectAsync();
        await declared.SendAsync(Head(RawHttp.Length((1 << 20) + 1)));
        Assert.That(await declared.ReceiveToEndAsync(), Does.StartWith("HTTP/1.1 413"));

        using RawHttp chunked = await site.ConnectAsync();
        await chunked.SendAsync(Head("Connection: close\r\nTransfer-Encoding: chunked"));
        await chunked.SendAsync($"200000\r\n{new string(' ', 0x200000)}\r\n0\r\n\r\n");

        // Apache may find the daemon gone while it still sends.
        Assert.That(await chunked.ReceiveToEndAsync(), Does.StartWith("HTTP/1.1 413").Or.StartWith("HTTP/1.1 502"));
    }

    [Test]
    public async Task Request_ThatStalls_IsLetGoWhileOthersAreServed()
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix, DaemonAsks]);
        using RawHttp head = await site.ConnectAsync();
        using RawHttp body = await site.ConnectAsync();
        await head.SendAsync("POST /RPC2 HTTP/1.1\r\nHost: pyc");
        await body.SendAsync(Head(RawHttp.Length(200)) + "<methodCall>");
        Task<string>[] answers = [head.ReceiveToEndAsync(), body.ReceiveToEndAsync()];

        do
        {
            Assert.That(await PostAsync(site, null, LoginCall), Does.StartWith("HTTP/1.1 200"));
        }
        while (!Task.WhenAll(answers).IsCompleted);

        Assert.That(await Task.WhenAll(answers), Has.All.StartsWith("HTTP/1.1 408"));
    }

    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Type: text/xml\r\n", 403)]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: pyctd.test\r\nOrigin: https://elsewhere.example\r\nContent-Type: text/xml\r\n", 403)]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: pyctd.test\r\nOrigin: https://pyctd.test\r\nContent-Type: text/xml\r\n", 200)]
    [TestCase("POST /other HTTP/1.1\r\nHost: pyctd.test\r\nContent-Type: text/xml\r\n", 403)]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: pyctd.test\r\nContent-Type: text/plain\r\n", 415)]
    [TestCase("POST /RPC2 HTTP/1.1\nHost: pyctd.test\nContent-Type: text/xml\n", 400)]
    public async Task Request_OfAnotherSiteOrSort_IsRefused(string head, int status)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix, DaemonAsks]);
        using RawHttp connection = await site.ConnectAsync();

        await connection.SendAsync($"{head}Connection: close\r\n{RawHttp.Length(LoginCall.Length)}\r\n\r\n{LoginCall}");

        Assert.That(await connection.ReceiveToEndAsync(), Does.StartWith($"HTTP/1.1 {status}"));
    }

    [Test]
    public async Task Template_WithEachSetOfSwitches_IsAcceptedWithoutAWarning()
    {
        await using ApacheSite site = await ApacheSite.StartAsync([]);

        foreach (string[] defines in (string[][])[[], [OverUnix], [DaemonAsks], [WithSecret], [OverUnix, DaemonAsks], [s_page]])
        {
            Assert.That(site.Check(defines), Is.EqualTo("Syntax OK\n"), string.Join(' ', defines));
        }
    }

    [TestCase("", "text/html")]
    [TestCase("app.js", "text/javascript")]
    [TestCase("style/theme.css", "text/css")]
    [TestCase("icon.svg", "image/svg+xml")]
    public async Task Page_AsPlainFiles_HasTheHeadersThatTheDaemonSends(string file, string type)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix, s_page, DaemonAsks]);

        string byApache = await GetAsync(await site.ConnectAsync(), file);
        string byDaemon = await GetAsync(await RawHttp.OpenAsync(site.Served.SocketPath), file);

        Assert.That(byApache, Does.StartWith("HTTP/1.1 200").And.Contains($"Content-Type: {type}"));
        foreach (string guard in s_guards)
        {
            Assert.That(HeaderOf(byApache, guard), Is.Not.Empty.And.EqualTo(HeaderOf(byDaemon, guard)), guard);
        }
    }

    [TestCase("style/", 404)]
    [TestCase("../apache-site.template", 400)]
    [TestCase("nothing", 404)]
    public async Task Page_AsPlainFiles_ShowsNothingElse(string file, int status)
    {
        await using ApacheSite site = await ApacheSite.StartAsync([OverUnix, s_page, DaemonAsks]);

        Assert.That(await GetAsync(await site.ConnectAsync(), file), Does.StartWith($"HTTP/1.1 {status}"));
    }

    private static async Task<string> GetAsync(RawHttp connection, string file)
    {
        using (connection)
        {
            await connection.SendAsync($"GET /{file} HTTP/1.1\r\nHost: {ApacheSite.ServerName}\r\nConnection: close\r\n\r\n");
            return await connection.ReceiveToEndAsync();
        }
    }

    private static string HeaderOf(string answer, string name) =>
        answer.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase), "");

    private static string Head(string length) =>
        $"POST /RPC2 HTTP/1.1\r\nHost: {ApacheSite.ServerName}\r\nContent-Type: text/xml\r\n{length}\r\n\r\n";

    private static async Task<string> PostAsync(ApacheSite site, string? credentials, string body)
    {
        string authorization = credentials is null
            ? ""
            : $"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials))}\r\n";
        using RawHttp connection = await site.ConnectAsync();
        await connection.SendAsync(Head($"Connection: close\r\n{authorization}{RawHttp.Length(body.Length)}") + body);
        return await connection.ReceiveToEndAsync();
    }
}
