// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Client;
using NUnit.Framework;
using TestSupport;

namespace Integration.Tests;

/// <summary>Clients that send what they should not: each gets a clear answer, and the others go on being served.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HostileClientKernelTests : IntegrationTest
{
    private const int MaxConnections = 8;
    private const int MaxBody = 4096;

    private ServedNamespace _served = null!;
    private RpcClient _neighbour = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _served = await ServedNamespace.StartAsync(new NetnsFixture("it-"), "--max-connections", $"{MaxConnections}", "--max-body", $"{MaxBody}");
        _neighbour = _served.Connect();
        await _neighbour.LoginAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _neighbour.DisposeAsync();
        await _served.DisposeAsync();
        _served.Home.Dispose();
    }

    [TestCaseSource(nameof(Garbage))]
    public async Task Post_Garbage_IsAFaultThatSaysSo(byte[] body, int faultCode)
    {
        string answer = await RawHttp.ExchangeAsync(_served.SocketPath, body);

        Assert.That(answer, Does.StartWith("HTTP/1.1 200").And.Contain($"<int>{faultCode}</int>"));
        await AssertOthersAreServedAsync();
    }

    [Test]
    public async Task Post_LongerThanAllowed_IsRefusedBeforeItIsSent()
    {
        using RawHttp connection = await RawHttp.OpenAsync(_served.SocketPath);
        await connection.SendAsync(RawHttp.Head("Content-Type: text/xml", RawHttp.Length(MaxBody + 1)));

        Assert.That(await connection.ReceiveToEndAsync(), Does.StartWith("HTTP/1.1 413"));
        await AssertOthersAreServedAsync();
    }

    [Test]
    public async Task Post_ChunksWithoutEnd_AreRefusedAtTheLimit()
    {
        using RawHttp connection = await RawHttp.OpenAsync(_served.SocketPath);
        Task<string> answer = connection.ReceiveToEndAsync();
        await connection.SendAsync(RawHttp.Head("Content-Type: text/xml", "Transfer-Encoding: chunked"));
        while (!answer.IsCompleted)
        {
            await connection.SendAsync($"400\r\n{new string(' ', 0x400)}\r\n");
        }

        Assert.That(await answer, Does.StartWith("HTTP/1.1 413"));
        await AssertOthersAreServedAsync();
    }

    [Test]
    public async Task Post_CutOff_HarmsNobody()
    {
        for (int i = 0; i < 3 * MaxConnections; i++)
        {
            using RawHttp connection = await RawHttp.OpenAsync(_served.SocketPath);
            await connection.SendAsync(RawHttp.Head("Content-Type: text/xml", RawHttp.Length(200)) + "<methodCall>");
            connection.EndSending();
            await connection.ReceiveToEndAsync();
        }

        await AssertOthersAreServedAsync();
    }

    [TestCase("GET /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405)]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 403)]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n", 415)]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nOrigin: http://elsewhere.example\r\nConnection: close\r\n"
        + "Content-Type: text/xml\r\nContent-Length: 0\r\n\r\n", 403)]
    [TestCase("\u0016\u0003\u0001\u0002 this is no HTTP\r\n\r\n", 400)]
    public async Task Request_NotAsItShouldBe_IsAnHttpError(string request, int status)
    {
        using RawHttp connection = await RawHttp.OpenAsync(_served.SocketPath);
        await connection.SendAsync(request);

        Assert.That(await connection.ReceiveToEndAsync(), Does.StartWith($"HTTP/1.1 {status}"));
        await AssertOthersAreServedAsync();
    }

    [Test]
    public async Task Connections_UpToAndBeyondTheMost_TheOthersGoOnAndOneThatEndsMakesRoom()
    {
        List<RawHttp> silent = [];
        try
        {
            // The neighbour has one. What comes beyond the most is closed at once; the rest of these stays open.
            for (int i = 1; i < MaxConnections; i++)
            {
                silent.Add(await RawHttp.OpenAsync(_served.SocketPath));
                await silent[^1].SendAsync("POST /RPC2 HTT");
            }

            using (RawHttp beyond = await RawHttp.OpenAsync(_served.SocketPath))
            {
                Assert.That(await beyond.ReceiveToEndAsync(), Is.Empty, "there is no room for it");
            }

            await AssertOthersAreServedAsync();
            silent[0].Dispose();
            await AssertRoomIsMadeAsync();
        }
        finally
        {
            silent.ForEach(connection => connection.Dispose());
        }
    }

    [Test]
    public async Task Request_ThatStalls_IsCut()
    {
        using RawHttp head = await RawHttp.OpenAsync(_served.SocketPath);
        using RawHttp body = await RawHttp.OpenAsync(_served.SocketPath);
        await head.SendAsync("POST /RPC2 HTTP/1.1\r\nHost: loc");
        await body.SendAsync(RawHttp.Head("Content-Type: text/xml", RawHttp.Length(200)) + "<methodCall>");
        Task<string>[] answers = [head.ReceiveToEndAsync(), body.ReceiveToEndAsync()];
        while (!Task.WhenAll(answers).IsCompleted)
        {
            await AssertOthersAreServedAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        Assert.That(await answers[0], Is.Empty.Or.StartsWith("HTTP/1.1 408"));
        Assert.That(await answers[1], Is.Empty.Or.StartsWith("HTTP/1.1 408"));
    }

    private static IEnumerable<TestCaseData> Garbage()
    {
        static TestCaseData Case(string name, string body, int code) =>
            new TestCaseData(Encoding.UTF8.GetBytes(body), code).SetArgDisplayNames(name);
        yield return Case("nothing", "", -32700);
        yield return Case("text", "hello", -32700);
        yield return Case("truncated", "<?xml version=\"1.0\"?><methodCall><methodName>login</meth", -32700);
        yield return Case("html", "<html><body/></html>", -32600);
        yield return Case("entities", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><methodCall/>", -32700);
        yield return Case("external entity", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><methodCall/>", -32700);
        yield return Case("encoding", "<?xml version=\"1.0\" encoding=\"EBCDIC-CP-FI\"?><methodCall/>", -32701);
        yield return Case("nested", Nested(40), -32600);
        yield return new TestCaseData(new byte[] { 0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x80 }, -32702).SetArgDisplayNames("bytes");
    }

    private static string Nested(int depth) =>
        "<methodCall><methodName>login</methodName><params><param><value>"
        + string.Concat(Enumerable.Repeat("<array><data><value>", depth))
        + string.Concat(Enumerable.Repeat("</value></data></array>", depth))
        + "</value></param></params></methodCall>";

    private async Task AssertOthersAreServedAsync() =>
        Assert.That(async () => await _neighbour.StatusAsync(), Throws.Nothing, "the neighbour is served");

    /// <summary>The server notices a little later than the client that a connection has ended.</summary>
    private async Task AssertRoomIsMadeAsync()
    {
        string answer;
        do
        {
            answer = await RawHttp.ExchangeAsync(_served.SocketPath, Encoding.UTF8.GetBytes(
                "<methodCall><methodName>login</methodName></methodCall>"));
        }
        while (answer.Length == 0);

        Assert.That(answer, Does.StartWith("HTTP/1.1 200"));
    }
}
