// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Daemon.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Web.Tests.Support;

/// <summary>The page's files as the daemon serves them, with no daemon behind.</summary>
internal sealed class ServedPage : IAsyncDisposable
{
    private readonly WebApplication _web;

    private ServedPage(WebApplication web, WebPage page)
    {
        _web = web;
        Names = [.. page.Names];
    }

    /// <summary>The names of all files.</summary>
    public IReadOnlyList<string> Names { get; }

    public Uri Address => new(_web.Urls.Single());

    /// <summary>A client that takes what comes as it comes.</summary>
    public HttpClient Client { get; } = new();

    public static async Task<ServedPage> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication web = builder.Build();
        WebPage page = WebPage.Load();
        page.Map(web);
        await web.StartAsync();
        var served = new ServedPage(web, page);
        served.Client.BaseAddress = served.Address;
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.DisposeAsync();
    }
}
