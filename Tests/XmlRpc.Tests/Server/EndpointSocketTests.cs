// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.ConformanceServer;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

/// <summary>HTTP as the endpoint serves it, byte by byte.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class EndpointSocketTests
{
    private ConformanceHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _host = await ConformanceHost.StartAsync(
            0, new XmlRpcEndpointOptions { AllowedHosts = ["localhost", "127.0.0.1", "[::1]"] });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Post_GoodCall_IsAnsweredWithExactLength()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(Documents.Post(Documents.Add));
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("text/xml; charset=utf-8"));
        Assert.That(answer.Headers.Keys, Is.EquivalentTo(new[] { "Content-Length", "Content-Type", "Date" }));
        Assert.That(
            Encoding.UTF8.GetString(answer.Body),
            Is.EqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param>"
                + "<value><int>5</int></value></param></params></methodResponse>\n"));
        await AssertServes(connection);
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("PUT")]
    [TestCase("OPTIONS")]
    [TestCase("DELETE")]
    public async Task Request_OtherMethodThanPost_Is405WithAllow(string method)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync($"{method} /RPC2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.EqualTo(405));
        Assert.That(answer.Headers["Allow"], Is.EqualTo("POST"));
        await AssertServes(connection);
    }

    [TestCase("/RPC2", 200)]
    [TestCase("/", 200)]
    [TestCase("/RPC2?x=1", 200)]
    [TestCase("/RPC3", 404)]
    [TestCase("/RPC2/more", 404)]
    public async Task Post_Path_IsServedWhereMapped(string path, int status)
    {
        byte[] request = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Documents.Post(Documents.Add)).Replace("/RPC2", path, StringComparison.Ordinal));

        Assert.That((await ExchangeAsync(request)).Status, Is.EqualTo(status));
    }

    [TestCase("text/xml", 200)]
    [TestCase("text/xml; charset=utf-8", 200)]
    [TestCase("TEXT/XML; Charset=\"UTF-8\"", 200)]
    [TestCase("application/xml", 200)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    [TestCase("multipart/form-data; boundary=x", 415)]
    [TestCase("text/plain", 415)]
    [TestCase("text/xmlx", 415)]
    [TestCase("application/json", 415)]
    [TestCase("", 415)]
    public async Task Post_ContentType_IsServedWhenXml(string type, int status) =>
        Assert.That(
            (await ExchangeAsync(Documents.Post(Documents.Add, "Content-Type: " + type))).Status, Is.EqualTo(status));

    [TestCase("Content-Encoding: gzip", 415)]
    [TestCase("Content-Encoding: identity", 415)]
    [TestCase("Origin: http://localhost", 200)]
    [TestCase("Origin: https://localhost", 200)]
    [TestCase("Origin: http://evil.example", 403)]
    [TestCase("Origin: http://localhost:81", 403)]
    [TestCase("Origin: http://localhost.evil.example", 403)]
    [TestCase("Origin: null", 403)]
    [TestCase("Origin: file://localhost", 403)]
    [TestCase("Origin: ", 403)]
    [TestCase("Sec-Fetch-Site: cross-site", 403)]
    [TestCase("Sec-Fetch-Site: same-origin", 200)]
    [TestCase("Sec-Fetch-Site: none", 200)]
    public async Task Post_Header_DecidesTheStatus(string header, int status)
    {
        RawAnswer answer = await ExchangeAsync(Documents.Post(Documents.Add, header));

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(
            answer.Headers.Keys.Where(
                static name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)),
            Is.Empty);
    }

    [TestCase("localhost", 200)]
    [TestCase("LOCALHOST:8040", 200)]
    [TestCase("localhost.", 200)]
    [TestCase("127.0.0.1:8040", 200)]
    [TestCase("[::1]:8040", 200)]
    [TestCase("rebound.example", 403)]
    [TestCase("localhost.evil.example", 403)]
    public async Task Post_HostHeader_MustBeServed(string host, int status)
    {
        string request = Encoding.UTF8.GetString(Documents.Post(Documents.Add));

        RawAnswer answer = await ExchangeAsync(Encoding.UTF8.GetBytes(
            request.Replace("Host: localhost", "Host: " + host, StringComparison.Ordinal)));

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Post_OriginWithPort_MustEqualHostWithPort()
    {
        string request = Encoding.UTF8.GetString(Documents.Post(Documents.Add, "Origin: http://localhost:8040"));

        Assert.That((await ExchangeAsync(Encoding.UTF8.GetBytes(request))).Status, Is.EqualTo(403));
        Assert.That(
            (await ExchangeAsync(Encoding.UTF8.GetBytes(
                request.Replace("Host: localhost", "Host: localhost:8040", StringComparison.Ordinal)))).Status,
            Is.EqualTo(200));
    }

    [Test]
    public async Task Post_WithoutLength_Is411()
    {
        RawAnswer answer = await ExchangeAsync(Encoding.ASCII.GetBytes(Documents.Head + "\r\n"));

        Assert.That(answer.Status, Is.EqualTo(411));
    }

    [Test]
    public async Task Post_DeclaredLengthOverLimit_Is413BeforeTheBodyComes()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(
            "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 1048577\r\n\r\n");
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Headers["Connection"], Is.EqualTo("close"));
        Assert.That(await connection.ReceiveToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task Post_LengthAtLimit_IsServed()
    {
        string document = Documents.Add + new string(' ', XmlRpcLimits.Default.BodyBytes - Documents.Add.Length);

        RawAnswer answer = await ExchangeAsync(Documents.Post(document));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
    }

    [Test]
    public async Task Post_Chunked_IsServed()
    {
        string chunks = string.Concat(
            Documents.Add.Chunk(7).Select(
                static part => FormattableString.Invariant($"{part.Length:x}\r\n{new string(part)}\r\n")));

        RawAnswer answer = await ExchangeAsync(Encoding.UTF8.GetBytes(
            Documents.Head + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n"));

        Assert.That(answer.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
    }

    [Test]
    public async Task Post_ChunkedOverLimit_Is413()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        string chunk = FormattableString.Invariant($"{65536:x}\r\n{new string(' ', 65536)}\r\n");
        await connection.SendAsync(
            "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Documents.Repeat(chunk, 16) + "1\r\n");
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Headers["Connection"], Is.EqualTo("close"));
    }

    // Kestrel's own limit comes first elsewhere; here it is off.
    [Test]
    public async Task Post_ChunkedOverTheEndpointsOwnLimit_Is413()
    {
        await using ConformanceHost host = await ConformanceHost.StartAsync(
            0, configure: static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        using RawConnection connection = await RawConnection.OpenAsync(host.Port);
        string chunk = FormattableString.Invariant($"{65536:x}\r\n{new string(' ', 65536)}\r\n");
        await connection.SendAsync(
            Documents.Head + "Transfer-Encoding: chunked\r\n\r\n" + Documents.Repeat(chunk, 16) + "1\r\n \r\n");
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Headers["Connection"], Is.EqualTo("close"));
    }

    [Test]
    public async Task Post_LengthAndChunked_IsRefusedOrAnsweredAndClosed()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(
            Documents.Head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "0\r\n\r\nGET /RPC2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawAnswer? first = await connection.ReceiveAsync();

        Assert.That(first is null || first.Status == 400 || first.Headers["Connection"] == "close", Is.True);
        Assert.That(await connection.ReceiveToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task Post_Pipelined_IsAnsweredInOrder()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        byte[] echo = Documents.Post(Documents.Echo("second"));
        await connection.SendAsync([.. Documents.Post(Documents.Add), .. echo, .. Documents.Post(Documents.Add)]);

        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromString("second")));
        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
    }

    [Test]
    public async Task Post_Http10WithoutHost_IsAnsweredAndClosed()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(FormattableString.Invariant(
            $"POST /RPC2 HTTP/1.0\r\nContent-Type: text/xml\r\nContent-Length: {Documents.Add.Length}\r\n\r\n")
            + Documents.Add);
        RawAnswer answer = (await connection.ReceiveAsync())!;

        Assert.That(answer.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
        Assert.That(await connection.ReceiveToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task Post_Http10WithoutLength_Is400() =>
        Assert.That(
            (await ExchangeAsync("POST /RPC2 HTTP/1.0\r\nContent-Type: text/xml\r\n\r\n"u8.ToArray())).Status,
            Is.EqualTo(400));

    [Test]
    public async Task Post_Http11WithoutHost_Is400()
    {
        RawAnswer answer = await ExchangeAsync(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"POST /RPC2 HTTP/1.1\r\nContent-Type: text/xml\r\nContent-Length: {Documents.Add.Length}\r\n\r\n")
            + Documents.Add));

        Assert.That(answer.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Post_Expect100Continue_IsAnsweredFirst()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(FormattableString.Invariant(
            $"{Documents.Head}Expect: 100-continue\r\nContent-Length: {Documents.Add.Length}\r\n\r\n"));
        Assert.That((await connection.ReceiveAsync())!.Status, Is.EqualTo(100));

        await connection.SendAsync(Documents.Add);
        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
    }

    [Test]
    public async Task Post_BodyInManyPieces_IsServed()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        string text = new('x', 100_000);
        foreach (byte[] part in Documents.Post(Documents.Echo(text)).Chunk(4096))
        {
            await connection.SendAsync(part);
        }

        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromString(text)));
    }

    [Test]
    public async Task Post_BodyEndsEarly_ConnectionIsClosedAndServerGoesOn()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(
            Documents.Head + "Content-Length: 500\r\n\r\n<methodCall>");
        connection.EndSending();
        RawAnswer? answer = await connection.ReceiveAsync();

        Assert.That(answer is null || answer.Status == 400, Is.True);
        Assert.That((await ExchangeAsync(Documents.Post(Documents.Add))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Post_Fault_IsStatus200()
    {
        RawAnswer answer = await ExchangeAsync(
            Documents.Post("<methodCall><methodName>no.such</methodName></methodCall>"));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.FaultCode, Is.EqualTo(XmlRpcFaultCodes.NoSuchMethod));
    }

    [Test]
    public async Task Post_LargeAnswer_HasExactLength()
    {
        RawAnswer answer = await ExchangeAsync(Documents.Post(
            "<methodCall><methodName>interop.page</methodName><params><param><value><int>1000</int></value></param>"
            + "</params></methodCall>"));

        Assert.That(answer.Body, Has.Length.GreaterThan(2_000_000));
        Assert.That(Encoding.UTF8.GetString(answer.Body), Does.EndWith("</methodResponse>\n"));
    }

    private async Task<RawAnswer> ExchangeAsync(byte[] request)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_host.Port);
        await connection.SendAsync(request);
        return (await connection.ReceiveAsync())!;
    }

    private static async Task AssertServes(RawConnection connection)
    {
        await connection.SendAsync(Documents.Post(Documents.Add));
        Assert.That((await connection.ReceiveAsync())!.Response.Value, Is.EqualTo(XmlRpcValue.FromInt32(5)));
    }
}
