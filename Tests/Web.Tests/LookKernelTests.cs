// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using TestSupport;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>The page for everybody: in French, on a phone, without a mouse, in both themes, and under hostile names.</summary>
internal sealed partial class LookKernelTests : PageTest
{
    /// <summary>Where the pictures of the documentation are written, if they are wanted.</summary>
    private const string PicturesVariable = "PYCTD_SCREENSHOTS";

    private const string HostileName = "\"><img src=x onerror=alert(1)>";

    [Test]
    public async Task Language_Chosen_ChangesThePageAndIsKept()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync("#/connections?filter=tcp");
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await page.GetByLabel("Language").SelectOptionAsync("fr");
        await Expect(page.Locator(".tabs a").First).ToHaveTextAsync("Connexions");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(page.Locator(".filter-input")).ToHaveValueAsync("tcp");
        await page.ReloadAsync();

        await Expect(page.Locator(".sums")).ToContainTextAsync("1 connexion · 0 sans réponse");
        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Phone_EachView_FitsItsWidth()
    {
        await using WebLab lab = await WebLab.StartAsync([], Window(390, 844, ColorScheme.Light));
        lab.AddFlows(60);
        using TcpTraffic traffic = lab.Forward(443, isIPv6: true);
        IPage page = await lab.OpenAsync();
        foreach (string view in new[] { "connections", "hosts", "pairs", "services", "stats" })
        {
            await page.GotoAsync(new Uri(lab.Address, $"#/{view}").AbsoluteUri);
            await Expect(page.Locator(".grid-scroll")).Not.ToBeEmptyAsync();

            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.EqualTo(390), view);
        }

        await page.GotoAsync(new Uri(lab.Address, "#/connections?filter=tcp+and+dst+port+443").AbsoluteUri);
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Rows(page).Locator(".cell-source").ClickAsync();
        await Expect(page.Locator(".details")).ToContainTextAsync("Answers go to");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.Locator(".details")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Keyboard_Alone_FindsMarksAndKills()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        using TcpTraffic second = lab.Forward(22);
        IPage page = await lab.OpenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("dst port 443");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("m");
        await Expect(page.Locator(".cell-input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("7");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page).Locator(".cell-mark")).ToHaveTextAsync("0x7");
        Assert.That(lab.Entries("dport=443", "mark=7"), Has.Length.EqualTo(1));

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".details")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".details")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kill 1 connection" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(0);
        Assert.That(lab.Entries("dport=443"), Is.Empty);

        await page.Keyboard.PressAsync("5");
        await Expect(page.Locator(".stats")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys and filters" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Focus_InTheTable_StaysOnItsConnectionWhenRowsMove()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        first.Send(1000);
        IPage page = await lab.OpenAsync("#/connections?sort=-orig_counter_bytes");
        await Rows(page).Locator(".cell-mark").ClickAsync();

        using TcpTraffic second = lab.Forward(22);
        second.Send(100_000);

        await Expect(Rows(page)).ToHaveCountAsync(2);
        await Expect(Rows(page).First).ToContainTextAsync(":22");
        await Expect(Rows(page).Nth(1).Locator(".cell-mark")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Names_ThatAreMarkup_AreText()
    {
        string users = Path.GetTempFileName();
        await File.WriteAllTextAsync(users, $"{await File.ReadAllTextAsync("/etc/passwd")}{HostileName}:x:4242:4242::/:/bin/false\n");
        string[] wrapper = ["unshare", "--mount", "sh", "-c", $"mount --bind {users} /etc/passwd && exec \"$@\"", "sh"];
        await using WebLab lab = await WebLab.StartAsync(wrapper, null, "--uid-mask", "0xFFFF");
        lab.Lab.Firewall.LoadRules(
            "add table inet m; add chain inet m pre { type filter hook prerouting priority -150; }; "
            + "add rule inet m pre ct mark set 4242\n");
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync();

        await Expect(Rows(page).Locator(".cell-user")).ToHaveTextAsync(HostileName);
        await Expect(page.Locator(".facets")).ToContainTextAsync(HostileName);
        await page.Locator(".facet", new() { HasText = HostileName }).ClickAsync();
        await Expect(page.Locator(".chip code")).ToHaveTextAsync([$"user \"{HostileName.Replace("\"", "\\\"", StringComparison.Ordinal)}\""]);
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await FilterAsync(page, "<img src=x onerror=alert(1)>");
        await Expect(page.Locator(".filter-error")).Not.ToBeEmptyAsync();
        Assert.That(await page.Locator("img").CountAsync(), Is.Zero);
        Assert.That(lab.Problems, Is.Empty);
        File.Delete(users);
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Views_InTheTheme_AreDrawnWithoutComplaint(ColorScheme theme)
    {
        await using WebLab lab = await WebLab.StartAsync([], Window(1280, 720, theme));
        lab.AddFlows(40);
        using TcpTraffic web = lab.Forward(443);
        using TcpTraffic shell = lab.Forward(22, isIPv6: true);
        web.Send(100_000);
        shell.Send(50_000);
        IPage page = await lab.OpenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(42);
        foreach (string view in new[] { "connections", "hosts", "pairs", "services", "stats" })
        {
            await page.GotoAsync(new Uri(lab.Address, $"#/{view}").AbsoluteUri);
            await Expect(page.Locator(".tabs a[aria-current]")).ToHaveAttributeAsync("href", $"#/{view}");
            await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
            if (view == "stats")
            {
                web.Send(60_000);
                await Expect(page.Locator(".stats .series-tcp[d*=L]")).ToHaveAttributeAsync("d", ThreePoints());
            }

            await SaveAsync(page, $"{view}-{theme.ToString().ToLowerInvariant()}");
        }

        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Screens_OfASession_AreDrawnWithoutComplaint()
    {
        await using WebLab lab = await WebLab.StartAsync([], Window(1280, 720, ColorScheme.Light));
        lab.AddFlows(40);
        using TcpTraffic web = lab.Forward(443);
        IPage page = await lab.OpenAsync("#/connections?filter=udp");
        await page.GetByRole(AriaRole.Button, new() { Name = "matching" }).ClickAsync();
        await Expect(page.Locator(".samples li")).ToHaveCountAsync(10);
        await SaveAsync(page, "kill-light");
        await page.Keyboard.PressAsync("Escape");

        await FilterAsync(page, "tcp and dst port 443");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Rows(page).Locator(".cell-source").ClickAsync();
        await Expect(page.Locator(".details")).ToContainTextAsync("Answers go to");
        await SaveAsync(page, "details-light");
        await page.Keyboard.PressAsync("Escape");

        await page.SetViewportSizeAsync(390, 844);
        await FilterAsync(page, "");
        await Expect(Rows(page)).ToHaveCountAsync(41);
        await SaveAsync(page, "phone-light");
        Assert.That(lab.Problems, Is.Empty);
    }

    // An area over three points has six corners.
    [GeneratedRegex("^M[^L]+(L[^L]+){5}Z$")]
    private static partial Regex ThreePoints();

    private static BrowserNewContextOptions Window(int width, int height, ColorScheme theme) => new()
    {
        Locale = "en",
        ViewportSize = new ViewportSize { Width = width, Height = height },
        ColorScheme = theme,
    };

    private static async Task SaveAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is { Length: > 0 } directory)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(directory, name + ".png") });
        }
    }
}
