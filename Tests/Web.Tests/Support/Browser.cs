// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Web.Tests.Support;

/// <summary>The browser of all tests: Debian's Chromium, started once.</summary>
internal static class Browser
{
    /// <summary>How long a condition is waited for: longer than the busiest machine takes.</summary>
    private const float Patience = 60_000;

    private static IPlaywright? s_driver;
    private static IBrowser? s_browser;

    /// <summary>Opens a window of its own, with nothing in its memory.</summary>
    public static async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        s_driver ??= await Playwright.CreateAsync();
        s_browser ??= await s_driver.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        Assertions.SetDefaultExpectTimeout(Patience);
        IBrowserContext context = await s_browser.NewContextAsync(
            options ?? new BrowserNewContextOptions { Locale = "en", ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>Ends the browser.</summary>
    public static async Task CloseAsync()
    {
        if (s_browser is not null)
        {
            await s_browser.CloseAsync();
        }

        s_driver?.Dispose();
    }
}
