// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.Client;
using XmlRpc.ConformanceServer;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

/// <summary>
/// What the server logs: its own failures with their details, and nothing that a client can cause at will.
/// </summary>
internal sealed class LogSocketTests
{
    private LogRecorder _log = null!;
    private ConformanceHost _host = null!;
    private CallRecorder _calls = null!;
    private SemaphoreSlim _started = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _log = new LogRecorder();
        _calls = new CallRecorder(string.Empty);
        _started = new SemaphoreSlim(0);
        _host = await ConformanceHost.StartAsync(
            0,
            new XmlRpcEndpointOptions { Observer = _calls },
            extend: table =>
            {
                table.Add(
                    "test.fails",
                    "Fails.",
                    XmlRpcSignature.Of(XmlRpcTypes.Any),
                    static (_, _) => throw new InvalidOperationException("the secret"));
                table.Add(
                    "test.waits",
                    "Waits for the client to go.",
                    XmlRpcSignature.Of(XmlRpcTypes.Any),
                    async (call, _) =>
                    {
                        _started.Release();
                        await Task.Delay(Timeout.Infinite, call.CancellationToken);
                    });
            },
            log: _log);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        _log.Dispose();
        _started.Dispose();
    }

    [Test]
    public async Task Call_UnknownException_IsLoggedWithItsCorrelation()
    {
        using var client = new XmlRpcClient(
            XmlRpcAddress.Parse(FormattableString.Invariant($"http://127.0.0.1:{_host.Port}")));
        XmlRpcFaultException fault =
            (await Assert.ThrowsAsync<XmlRpcFaultException>(() => client.CallAsync("test.fails", [])))!;
        (string message, Exception? exception) = _log.Entries.Single();

        string correlation = fault.FaultString.Split(' ')[^4];
        Assert.That(correlation, Has.Length.EqualTo(32));
        Assert.That(message, Is.EqualTo($"test.fails failed; the client was told of {correlation}"));
        Assert.That(exception!.Message, Is.EqualTo("the secret"));
    }

    [Test]
    public async Task Call_ClientGoesAway_IsFinishedAndNotLogged()
    {
        using (RawConnection connection = await RawConnection.OpenAsync(_host.Port))
        {
            await connection.SendAsync(Documents.Post("<methodCall><methodName>test.waits</methodName></methodCall>"));
            await _started.WaitAsync();
            connection.Reset();
        }

        await _host.DisposeAsync();
        Assert.That(_calls.Notes, Is.EqualTo(new[] { "start test.waits alone", "end test.waits -32300" }));
        Assert.That(_log.Entries, Is.Empty);
    }

    [TestCase("Content-Length: 500", "<methodCall>")]
    [TestCase("Transfer-Encoding: chunked", "zz\r\n")]
    [TestCase("Transfer-Encoding: chunked", "200000\r\n<methodCall>")]
    public async Task Post_BodyThatIsNeverWhole_IsNotLogged(string length, string part)
    {
        using (RawConnection connection = await RawConnection.OpenAsync(_host.Port))
        {
            await connection.SendAsync($"{Documents.Head}Expect: 100-continue\r\n{length}\r\n\r\n");

            // Comes when the endpoint begins to read.
            Assert.That((await connection.ReceiveAsync())!.Status, Is.EqualTo(100));
            await connection.SendAsync(part);
            connection.Reset();
        }

        // A second request shows that the server has got as far as accepting after the first.
        using RawConnection after = await RawConnection.OpenAsync(_host.Port);
        await after.SendAsync(Documents.Post(Documents.Add));
        Assert.That((await after.ReceiveAsync())!.FaultCode, Is.Null);
        await _host.DisposeAsync();
        Assert.That(_log.Entries, Is.Empty);
    }
}
