// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>The page may call its daemon, and no other page may.</summary>
internal sealed class OriginKernelTests : PageTest
{
    private const string Call = "<methodCall><methodName>login</methodName></methodCall>";

    [Test]
    public async Task Root_WithThePageOnIt_StillTakesCalls()
    {
        await using WebLab lab = await WebLab.StartAsync();

        Assert.That(await PostAsync(lab.Address), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await PostAsync(new Uri(lab.Address, "/RPC2")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await GetAsync(new Uri(lab.Address, "/RPC2")), Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task Root_WithThePageSwitchedOff_IsXmlRpcAlone()
    {
        await using WebLab lab = await WebLab.StartAsync("--web-page=no");

        Assert.That(await GetAsync(lab.Address), Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(await GetAsync(new Uri(lab.Address, "/app.js")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await PostAsync(lab.Address), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Page_OfAnotherOrigin_CannotCall()
    {
        await using WebLab lab = await WebLab.StartAsync();
        await using ServedPage other = await ServedPage.StartAsync();
        IPage page = await lab.OpenAsync();
        await Expect(page.Locator(".shell")).ToBeVisibleAsync();
        IPage foreign = await lab.OpenAsync(other.Address.AbsoluteUri);

        Assert.That(await FetchAsync(page, "RPC2", "text/xml"), Is.EqualTo("200"));
        string target = new Uri(lab.Address, "/RPC2").AbsoluteUri;
        Assert.That(await FetchAsync(foreign, target, "text/xml"), Is.EqualTo("TypeError"), "its own policy");
        await foreign.GotoAsync("about:blank");
        Assert.That(await FetchAsync(foreign, target, "text/xml"), Is.EqualTo("TypeError"), "no preflight is allowed");
        Assert.That(await FetchAsync(foreign, target, "text/plain"), Is.EqualTo("TypeError"), "the answer cannot be read");
    }

    private static Task<string> FetchAsync(IPage page, string address, string type) => page.EvaluateAsync<string>(
        "async ([address, type, body]) => { try { const r = await fetch(address, { method: 'POST', body, headers: { 'Content-Type': type } });"
        + " return String(r.status); } catch (e) { return e.name; } }",
        new[] { address, type, Call });

    private static async Task<HttpStatusCode> PostAsync(Uri address)
    {
        using var client = new HttpClient();
        using var call = new StringContent(Call, new MediaTypeHeaderValue("text/xml"));
        using HttpResponseMessage answer = await client.PostAsync(address, call);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> GetAsync(Uri address)
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(address);
        return answer.StatusCode;
    }
}
