// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using TestSupport;

namespace Web.Tests;

/// <summary>Base of tests that look at the page of the real daemon, on real traffic, with a real browser.</summary>
[Category("Kernel")]
public abstract class PageTest
{
    [OneTimeSetUp]
    public static void SkipWithoutNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    /// <summary>The rows of the table that is shown.</summary>
    protected static ILocator Rows(IPage page) => page.Locator("tbody tr");

    /// <summary>Waits for a condition of what a locator finds.</summary>
    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Writes a filter and waits for its rows.</summary>
    protected static async Task FilterAsync(IPage page, string filter)
    {
        await page.Locator(".filter-input").FillAsync(filter);
        await page.Keyboard.PressAsync("Enter");
    }
}
