// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using NUnit.Framework;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>How the daemon serves the page's files.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WebPageSocketTests
{
    private ServedPage _served = null!;

    [SetUp]
    public async Task StartAsync() => _served = await ServedPage.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _served.DisposeAsync();

    [Test]
    public void Names_AreThoseOfTheSources()
    {
        string root = Path.Combine(AppContext.BaseDirectory, "page");

        Assert.That(_served.Names, Is.EquivalentTo(
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path))));
    }

    [TestCase("/", "text/html; charset=utf-8")]
    [TestCase("/?anything=1", "text/html; charset=utf-8")]
    [TestCase("/app.js", "text/javascript; charset=utf-8")]
    [TestCase("/style/theme.css", "text/css; charset=utf-8")]
    [TestCase("/icon.svg", "image/svg+xml")]
    public async Task Get_OfAFile_HasItsTypeAndTheHeadersThatGuardThePage(string path, string type)
    {
        using HttpResponseMessage answer = await _served.Client.GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(type));
        Assert.That(Header(answer, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(Header(answer, "X-Frame-Options"), Is.EqualTo("DENY"));
        Assert.That(Header(answer, "Referrer-Policy"), Is.EqualTo("no-referrer"));
        Assert.That(Header(answer, "Content-Security-Policy"), Does.StartWith("default-src 'none'; ")
            .And.Contains("script-src 'self';").And.Contains("frame-ancestors 'none'")
            .And.Contains("require-trusted-types-for 'script'").And.Not.Match("unsaf[e]"));
    }

    [TestCase("/nothing")]
    [TestCase("/style/")]
    [TestCase("/style")]
    [TestCase("/APP.JS")]
    [TestCase("/../Program.cs")]
    [TestCase("/style/../../etc/passwd")]
    [TestCase("/%2e%2e/%2e%2e/etc/passwd")]
    [TestCase("/style%2ftheme.css")]
    [TestCase("//etc/passwd")]
    [TestCase("/fr.po")]
    public async Task Get_OfWhatIsNoFile_Is404(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(
            _served.Address.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using HttpResponseMessage answer = await _served.Client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task Get_OfWhatTheBrowserHas_Is304()
    {
        using HttpResponseMessage first = await _served.Client.GetAsync("/app.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/app.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await _served.Client.SendAsync(again);

        Assert.That(Header(first, "Cache-Control"), Is.EqualTo("no-cache"));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(Header(second, "Content-Security-Policy"), Is.Not.Empty);
    }

    [Test]
    public async Task Get_ByWhoReadsGzip_IsCompressedAndTaggedApart()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app.js");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using HttpResponseMessage small = await _served.Client.SendAsync(request);
        using HttpResponseMessage plain = await _served.Client.GetAsync("/app.js");

        Assert.That(small.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        Assert.That(small.Content.Headers.ContentLength, Is.LessThan(plain.Content.Headers.ContentLength!.Value));
        Assert.That(small.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
        Assert.That(Header(plain, "Vary"), Is.EqualTo("Accept-Encoding"));
    }

    [Test]
    public async Task Head_OfAFile_IsItsHeadersAlone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/app.js");
        using HttpResponseMessage answer = await _served.Client.SendAsync(request);

        Assert.That(answer.Content.Headers.ContentLength, Is.GreaterThan(1000));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("OPTIONS")]
    public async Task Request_OtherThanGetAndHead_Is405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/app.js");
        using HttpResponseMessage answer = await _served.Client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
