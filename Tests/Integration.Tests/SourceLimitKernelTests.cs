// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Integration.Tests;

/// <summary>One machine that keeps as many connections open as it may, and another that wants to be served.</summary>
internal sealed class SourceLimitKernelTests : IntegrationTest
{
    private const int MaxPerSource = 3;
    private const string Greedy = "192.0.2.1";
    private const string Other = "192.0.2.2";
    private const string Call = "<methodCall><methodName>login</methodName></methodCall>";

    private static readonly IPEndPoint s_daemon = new(IPAddress.Parse("192.0.2.9"), 8040);

    [Test]
    public async Task Connections_OfOneSourceAtItsMost_LeaveOthersServed()
    {
        using var home = new NetnsFixture("hd-");
        foreach (string address in (string[])[Greedy, Other, $"{s_daemon.Address}"])
        {
            home.Run("ip", "address", "add", address + "/32", "dev", "lo");
        }

        await using ServedNamespace served = await ServedNamespace.StartAsync(
            home, "--listen", $"{s_daemon}", "--allow-remote", "--max-connections-per-source", $"{MaxPerSource}");
        List<RawHttp> silent = [];
        try
        {
            for (int i = 0; i < MaxPerSource; i++)
            {
                silent.Add(await OpenAsync(home, Greedy));
                await AssertIsServedAsync(silent[^1]);
                await silent[^1].SendAsync("POST /RPC2 HTT");
            }

            Assert.That(await LoginAsync(home, Greedy), Is.Empty, "there is no room for more of this source");
            Assert.That(await LoginAsync(home, Other), Does.StartWith("HTTP/1.1 200"));

            silent[0].Dispose();
            await AssertRoomIsMadeAsync(home);
        }
        finally
        {
            silent.ForEach(connection => connection.Dispose());
        }
    }

    /// <summary>A connection counts once it is served, which may be later than it is open.</summary>
    private static async Task AssertIsServedAsync(RawHttp connection)
    {
        await connection.SendAsync(RawHttp.Head("Content-Type: text/xml", RawHttp.Length(Call.Length)) + Call);
        await connection.ReceiveUntilAsync("</methodResponse>");
    }

    /// <summary>The server notices a little later than the client that a connection has ended.</summary>
    private static async Task AssertRoomIsMadeAsync(NetnsFixture home)
    {
        string answer;
        do
        {
            answer = await LoginAsync(home, Greedy);
        }
        while (answer.Length == 0);

        Assert.That(answer, Does.StartWith("HTTP/1.1 200"));
    }

    private static async Task<string> LoginAsync(NetnsFixture home, string source)
    {
        using RawHttp connection = await OpenAsync(home, source);
        await connection.SendAsync(
            RawHttp.Head("Content-Type: text/xml", RawHttp.Length(Call.Length), "Connection: close") + Call);
        return await connection.ReceiveToEndAsync();
    }

    private static async Task<RawHttp> OpenAsync(NetnsFixture home, string source)
    {
        Socket socket = home.Inside(
            () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        socket.Bind(new IPEndPoint(IPAddress.Parse(source), 0));
        await socket.ConnectAsync(s_daemon);
        return RawHttp.Over(new NetworkStream(socket, ownsSocket: true));
    }
}
