// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting;
using NUnit.Framework;
using XmlRpc.Client;
using XmlRpc.Codec;
using XmlRpc.ConformanceServer;
using XmlRpc.Values;

namespace XmlRpc.Tests.Client;

[Parallelizable(ParallelScope.Children)]
internal sealed class XmlRpcClientSocketTests
{
    private const string Seven =
        "<methodResponse><params><param><value><int>7</int></value></param></params></methodResponse>";

    private ConformanceHost _host = null!;

    private static readonly string[] s_goodAnswers =
    [
        ScriptedServer.Http(Seven),
        ScriptedServer.Http(Seven, "content-type: application/xml; charset=\"utf-8\"\r\nX-More: a:b\r\n"),
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ScriptedServer.Http(Seven),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + FormattableString.Invariant($"{Seven.Length - 4:X};x=y\r\n{Seven[..^4]}\r\n4\r\n{Seven[^4..]}\r\n0\r\nTrailer: x\r\n\r\n"),
    ];

    private static readonly string[] s_badAnswers =
    [
        "hello\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: " + new string('x', 20_000),
        ScriptedServer.Http("not XML"),
        ScriptedServer.Http("<methodResponse><params/></methodResponse>"),
        ScriptedServer.Http("<!DOCTYPE x>" + Seven),
        string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 20)),
        ScriptedServer.Http(new string(' ', 20_000) + Seven),
    ];

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await ConformanceHost.StartAsync(0);

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task CallAsync_EveryKindOfValue_IsEchoed()
    {
        using XmlRpcClient client = Connect();
        XmlRpcValue value = new XmlRpcStruct
        {
            ["int"] = 5,
            ["i8"] = 1L << 40,
            ["boolean"] = true,
            ["double"] = 0.1,
            ["string"] = "a<b>&\r\n",
            ["date"] = DateTime.UnixEpoch,
            ["base64"] = new byte[] { 1, 2, 3 },
            ["nil"] = XmlRpcValue.Nil,
            ["array"] = new XmlRpcValue[] { 1, "x" },
        };

        Assert.That(await client.CallAsync("interop.echo", [value]), Is.EqualTo(value));
        Assert.That((await client.CallAsync("interop.add", [1, 2])).AsInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task CallAsync_Fault_IsThrownAndConnectionKept()
    {
        using XmlRpcClient client = Connect();
        XmlRpcFaultException fault =
            (await Assert.ThrowsAsync<XmlRpcFaultException>(() => client.CallAsync("interop.fault", [4, "Four."])))!;

        Assert.That(fault.ToFault(), Is.EqualTo(new XmlRpcFault(4, "Four.")));
        Assert.That((await client.CallAsync("interop.add", [1, 2])).AsInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task CallAsync_ManyAtOnce_AreAllAnswered()
    {
        using XmlRpcClient client = Connect();
        XmlRpcValue[] sums = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => client.CallAsync("interop.add", [i, 1])));

        Assert.That(sums.Select(static sum => sum.AsInt32()), Is.EqualTo(Enumerable.Range(1, 50)));
    }

    [Test]
    public async Task CallAsync_LargeAnswerAndRequest_AreWhole()
    {
        using XmlRpcClient client = Connect();
        string text = string.Concat(Enumerable.Repeat("grüße ", 50_000));

        Assert.That((await client.CallAsync("interop.echo", [text])).AsString(), Is.EqualTo(text));
        Assert.That(
            (await client.CallAsync("interop.page", [1000])).AsStruct()["table"].AsArray(), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task CallAsync_UnixSocket_IsAnswered()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using ConformanceHost host = await ConformanceHost.StartAsync(
                0, configure: kestrel => kestrel.ListenUnixSocket(path));
            using var client = new XmlRpcClient(XmlRpcAddress.Parse("unix:" + path));

            Assert.That((await client.CallAsync("interop.add", [1, 2])).AsInt32(), Is.EqualTo(3));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public async Task CallAsync_Tls_NeedsACertificateThatIsTrusted()
    {
        using X509Certificate2 certificate = SelfSigned();
        int port = 0;
        await using ConformanceHost host = await ConformanceHost.StartAsync(0, configure: kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        port = host.SecurePort!.Value;
        XmlRpcAddress address = XmlRpcAddress.Parse(FormattableString.Invariant($"https://127.0.0.1:{port}/RPC2"));
        using var untrusting = new XmlRpcClient(address);
        using var trusting = new XmlRpcClient(address, new XmlRpcClientOptions
        {
            CertificateValidation =
                (_, offered, _, _) => offered?.GetCertHashString() == certificate.GetCertHashString(),
        });

        Assert.That((await trusting.CallAsync("interop.add", [1, 2])).AsInt32(), Is.EqualTo(3));
        Assert.That(
            async () => await untrusting.CallAsync("interop.add", [1, 2]),
            Throws.InstanceOf<XmlRpcTransportException>());
    }

    [TestCaseSource(nameof(s_goodAnswers))]
    public async Task CallAsync_AnyFormOfAnswer_IsReadAndConnectionKept(string answer)
    {
        await using var server = new ScriptedServer(answer);
        using var client = new XmlRpcClient(server.Address);

        Assert.That((await client.CallAsync("a", [])).AsInt32(), Is.EqualTo(7));
        Assert.That((await client.CallAsync("a", [])).AsInt32(), Is.EqualTo(7));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [TestCase("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + Seven)]
    [TestCase("HTTP/1.0 200 OK\r\n\r\n" + Seven)]
    public async Task CallAsync_AnswerThatEndsWithTheConnection_IsReadAndConnectedAnew(string answer)
    {
        await using var server = new ScriptedServer(answer, closes: true);
        using var client = new XmlRpcClient(server.Address);

        Assert.That((await client.CallAsync("a", [])).AsInt32(), Is.EqualTo(7));
        Assert.That((await client.CallAsync("a", [])).AsInt32(), Is.EqualTo(7));
        Assert.That(server.Connections, Is.EqualTo(2));
    }

    [Test]
    public async Task CallAsync_AfterTheIdleTime_ConnectsAnew()
    {
        await using var server = new ScriptedServer(ScriptedServer.Http(Seven));
        using var client = new XmlRpcClient(server.Address, new XmlRpcClientOptions { IdleTime = TimeSpan.Zero });
        await client.CallAsync("a", []);
        await client.CallAsync("a", []);

        Assert.That(server.Connections, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(s_badAnswers))]
    public async Task CallAsync_BadAnswer_IsATransportFailure(string answer)
    {
        await using var server = new ScriptedServer(answer, closes: true);
        using var client = new XmlRpcClient(
            server.Address, new XmlRpcClientOptions { Limits = XmlRpcLimits.Default with { BodyBytes = 10_000 } });

        Assert.That(async () => await client.CallAsync("a", []), Throws.InstanceOf<XmlRpcTransportException>());
    }

    [TestCase(401)]
    [TestCase(503)]
    public async Task CallAsync_OtherStatus_IsTold(int status)
    {
        await using var server = new ScriptedServer(
            FormattableString.Invariant($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n"));
        using var client = new XmlRpcClient(server.Address);
        XmlRpcTransportException failure =
            (await Assert.ThrowsAsync<XmlRpcTransportException>(() => client.CallAsync("a", [])))!;

        Assert.That(failure.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task CallAsync_Request_HasTheHeaders()
    {
        await using var server = new ScriptedServer(ScriptedServer.Http(Seven));
        using var client = new XmlRpcClient(
            server.Address,
            new XmlRpcClientOptions
            {
                Authorization = "Basic eDp5",
                UserAgent = "test",
                IntegerMode = XmlRpcIntegerMode.String,
            });
        await client.CallAsync("a.b", [XmlRpcValue.FromInt64(5)]);

        const string Body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>a.b</methodName>"
            + "<params><param><value><string>5</string></value></param></params></methodCall>\n";
        Assert.That(
            server.LastRequest,
            Is.EqualTo(FormattableString.Invariant(
                $"POST /RPC2 HTTP/1.1\r\nHost: {server.Address.Authority}\r\nUser-Agent: test\r\n")
                + "Authorization: Basic eDp5\r\nContent-Type: text/xml\r\n"
                + FormattableString.Invariant($"Content-Length: {Body.Length}\r\n\r\n{Body}")));
    }

    [Test]
    public async Task CallAsync_SilentServer_EndsWithTheTimeout()
    {
        await using var server = new ScriptedServer(null);
        using var client = new XmlRpcClient(
            server.Address, new XmlRpcClientOptions { Timeout = TimeSpan.FromMilliseconds(50) });

        Assert.That(async () => await client.CallAsync("a", []), Throws.InstanceOf<XmlRpcTransportException>());
    }

    [Test]
    public async Task CallAsync_Cancelled_EndsAtOnce()
    {
        await using var server = new ScriptedServer(null);
        using var client = new XmlRpcClient(server.Address);
        using var cancellation = new CancellationTokenSource();
        Task call = client.CallAsync("a", [], cancellation.Token);
        await cancellation.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task CallAsync_NothingListening_IsATransportFailure()
    {
        var server = new ScriptedServer(null);
        XmlRpcAddress address = server.Address;
        await server.DisposeAsync();
        using var client = new XmlRpcClient(address);

        Assert.That(
            (await Assert.ThrowsAsync<XmlRpcTransportException>(() => client.CallAsync("a", [])))!.Message,
            Does.Contain(address.ToString()));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private XmlRpcClient Connect() =>
        new(XmlRpcAddress.Parse(FormattableString.Invariant($"http://127.0.0.1:{_host.Port}/RPC2")));
}
