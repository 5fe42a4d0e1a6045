// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NUnit.Framework;
using XmlRpc.ConformanceServer;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

/// <summary>What someone sends who means harm; after each the server must answer others as before.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class HostileRequestSocketTests
{
    private ConformanceHost _host = null!;

    private static IEnumerable<TestCaseData> HostileDocuments()
    {
        yield return Case(
            "billion laughs",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>" + Documents.Echo("&b;"),
            XmlRpcFaultCodes.NotWellFormed);
        yield return Case(
            "external entity",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + Documents.Echo("&e;"),
            XmlRpcFaultCodes.NotWellFormed);
        yield return Case(
            "external DTD",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + Documents.Add,
            XmlRpcFaultCodes.NotWellFormed);
        yield return Case(
            "parameter entity",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>" + Documents.Add,
            XmlRpcFaultCodes.NotWellFormed);
        yield return Case(
            "2,000 attributes",
            Documents.Echo("<int" + Numbered(2000, static i => $" a{i}='x'") + ">1</int>"),
            XmlRpcFaultCodes.NotXmlRpc);
        yield return Case(
            "10,000 nested arrays",
            Documents.Echo(Documents.Repeat("<array><data><value>", 10_000)),
            XmlRpcFaultCodes.NotXmlRpc);
        yield return Case("30,000 nested elements", Documents.Repeat("<x>", 30_000), XmlRpcFaultCodes.NotXmlRpc);
        yield return Case(
            "an integer of 200,000 digits",
            Documents.Echo($"<int>{new string('9', 200_000)}</int>"),
            XmlRpcFaultCodes.NotXmlRpc);
        yield return Case(
            "a double of 200,000 digits",
            Documents.Echo($"<double>{new string('9', 200_000)}</double>"),
            XmlRpcFaultCodes.NotXmlRpc);
        yield return Case(
            "a method name of 100,000 characters",
            $"<methodCall><methodName>{new string('m', 100_000)}</methodName></methodCall>",
            XmlRpcFaultCodes.NotXmlRpc);
        yield return Case(
            "CR LF in a method name",
            "<methodCall><methodName>a&#13;&#10;X: y</methodName></methodCall>",
            XmlRpcFaultCodes.NotXmlRpc);
        yield return Case("nothing", string.Empty, XmlRpcFaultCodes.NotWellFormed);
        yield return Case("not XML", new string('A', 1000), XmlRpcFaultCodes.NotWellFormed);
        yield return Case("a NUL", Documents.Echo("a\0b"), XmlRpcFaultCodes.InvalidCharacter);
        yield return Case(
            "an unknown encoding",
            "<?xml version='1.0' encoding='x-none'?>" + Documents.Add,
            XmlRpcFaultCodes.UnsupportedEncoding);
        yield return Case("a comment without an end", "<!--" + new string('-', 10_000), XmlRpcFaultCodes.NotWellFormed);
        yield return Case(
            "100,000 processing instructions", Documents.Repeat("<?a?>", 100_000), XmlRpcFaultCodes.NotWellFormed);
    }

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await ConformanceHost.StartAsync(0, configure: static kestrel =>
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.1)));

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCaseSource(nameof(HostileDocuments))]
    public async Task Post_HostileDocument_IsAFaultAndServiceGoesOn(string document, int code)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(Documents.Post(document));
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.FaultCode, Is.EqualTo(code));
        Assert.That(answer.Response.Fault!.Text, Does.Not.Contain("Exception").And.Not.Contain("System."));
        await connection.SendAsync(Documents.Post(Documents.Add));
        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
    }

    [Test]
    public async Task Post_20000Members_AreEchoed()
    {
        string members = Numbered(20_000, static i => $"<member><name>{i}</name><value/></member>");

        RawAnswer answer = await ExchangeAsync(Documents.Post(Documents.Echo($"<struct>{members}</struct>")));

        Assert.That(answer.Response.Value.AsStruct(), Has.Count.EqualTo(20_000));
    }

    [Test]
    public async Task Post_BodyThatStalls_IsCut()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(
            Documents.Head + "Content-Length: 500\r\n\r\n<methodCall>");

        // Returns because the server closes; a server that waited for the rest would keep the test waiting.
        string answer = Encoding.UTF8.GetString(await connection.ReceiveToEndAsync());

        Assert.That(answer, Is.Empty.Or.StartsWith("HTTP/1.1 408"));
        Assert.That((await ExchangeAsync(Documents.Post(Documents.Add))).FaultCode, Is.Null);
    }

    [TestCase("X-Long: ", 20_000, 431)]
    public async Task Post_HeadersOverTheLimit_AreRefused(string header, int length, int status) =>
        Assert.That(
            (await ExchangeAsync(Documents.Post(Documents.Add, header + new string('x', length)))).Status,
            Is.EqualTo(status));

    [TestCase("POST /RPC2 HTTP/9.9\r\nHost: x\r\n\r\n")]
    [TestCase("POST\r\n\r\n")]
    [TestCase("\0\0\0\0\r\n\r\n")]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nContent-Type: text/xml\r\n\r\n")]
    [TestCase(
        "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\nContent-Type: text/xml\r\n\r\nab")]
    [TestCase("POST /RPC2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: text/xml\r\n\r\nzz\r\n")]
    public async Task Send_NoHttp_IsRefusedAndServiceGoesOn(string request)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(request);
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.InRange(400, 505));
        Assert.That((await ExchangeAsync(Documents.Post(Documents.Add))).FaultCode, Is.Null);
    }

    [Test]
    public async Task Open_ManyConnectionsThatSaySomethingHalf_ServiceGoesOn()
    {
        var idle = new List<RawConnection>();
        try
        {
            for (int i = 0; i < 100; i++)
            {
                idle.Add(await RawConnection.OpenAsync(_host.Port));
                await idle[^1].SendAsync("POST /RPC2 HT");
            }

            Assert.That(
                (await ExchangeAsync(Documents.Post(Documents.Add))).Response.Value,
                Is.EqualTo(XmlRpcValue.FromInt32(5)));
        }
        finally
        {
            idle.ForEach(static connection => connection.Dispose());
        }
    }

    private async Task<RawAnswer> ExchangeAsync(byte[] request)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(request);
        return (await connection.ReceiveAsync())!;
    }

    private static string Numbered(int count, Func<int, FormattableString> text) =>
        string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(text(i))));

    private static TestCaseData Case(string name, string document, int code) =>
        new TestCaseData(document, code).SetArgDisplayNames(name);
}
