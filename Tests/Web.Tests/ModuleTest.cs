// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>Base of tests of single modules of the page, in a browser and under the page's policy.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal abstract class ModuleTest
{
    private ServedPage _served = null!;
    private IBrowserContext _window = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _served = await ServedPage.StartAsync();
        _window = await Browser.OpenAsync();
        _page = await _window.NewPageAsync();
        await _page.GotoAsync(new Uri(_served.Address, "index.html").AbsoluteUri);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _window.CloseAsync();
        await _served.DisposeAsync();
    }

    /// <summary>Evaluates an expression in which <c>m</c> is a module and <c>a</c> an argument.</summary>
    protected Task<T> RunAsync<T>(string module, string expression, object? argument = null) =>
        _page.EvaluateAsync<T>($"async (a) => {{ const m = await import('/{module}'); return {expression}; }}", argument);
}
