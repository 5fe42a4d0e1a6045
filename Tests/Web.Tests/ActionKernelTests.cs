// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using TestSupport;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>Doing: kill and change, seen in the kernel and on the wire.</summary>
internal sealed class ActionKernelTests : PageTest
{
    /// <summary>A killed connection is not made anew by its next packet: that is dropped, and counted.</summary>
    private const string GuardRules =
        """
        table inet guard {
          counter dropped {}
          chain forward {
            type filter hook forward priority 0;
            ct state new tcp flags & (syn | ack) != syn counter name dropped drop
          }
        }
        """;

    [Test]
    public async Task Kill_OfARow_StopsItsTraffic()
    {
        await using WebLab lab = await WebLab.StartAsync();
        lab.Lab.Firewall.LoadRules(GuardRules);
        using TcpTraffic traffic = lab.Forward(443);
        using TcpTraffic other = lab.Forward(22);
        IPage page = await lab.OpenAsync();
        await Rows(page).Filter(new() { HasText = ":443" }).Locator(".cell-source").ClickAsync();

        await page.Locator(".details").GetByRole(AriaRole.Button, new() { Name = "Kill" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Kill 1 connection?" });
        await Expect(dialog.Locator(".samples li")).ToContainTextAsync("→ 10.77.2.2:443");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Kill 1 connection" }).ClickAsync();

        await Expect(page.Locator(".notice")).ToContainTextAsync("1 connection killed");
        await Expect(page.Locator(".details-state")).ToHaveTextAsync("This connection has ended.");
        Assert.That(lab.Entries("dport=443"), Is.Empty);
        Assert.That(lab.Entries("dport=22"), Has.Length.EqualTo(1));
        traffic.Client.Send(new byte[100]);
        await DroppedAsync(lab);
        Assert.That(traffic.Server.Available, Is.Zero);
        other.Send(100);
    }

    [Test]
    public async Task Kill_OfTheSelection_EndsItAndNothingElse()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        using TcpTraffic second = lab.Forward(444);
        using TcpTraffic third = lab.Forward(445);
        IPage page = await lab.OpenAsync();
        await Rows(page).Filter(new() { HasText = ":443" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Rows(page).Filter(new() { HasText = ":445" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.Locator(".refresh-state")).ToHaveTextAsync("paused: rows are selected");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kill 2 selected" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kill 2 connections" }).ClickAsync();

        await Expect(Rows(page)).ToHaveCountAsync(1);
        Assert.That(lab.Entries("ESTABLISHED"), Has.Length.EqualTo(1).And.All.Contains("dport=444"));
    }

    [Test]
    public async Task Kill_OfAllThatMatch_IsShownFirstAndAskedForByItsNumber()
    {
        await using WebLab lab = await WebLab.StartAsync();
        lab.AddFlows(150);
        using TcpTraffic other = lab.Forward(443);
        IPage page = await lab.OpenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "matching" })).ToBeHiddenAsync();
        await FilterAsync(page, $"dst port {ChurnedFlow.LastingService}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kill 150 matching" }).ClickAsync();
        ILocator kill = page.GetByRole(AriaRole.Button, new() { Name = "Kill 150 connections" });
        await Expect(page.Locator(".samples li")).ToHaveCountAsync(10);
        await Expect(kill).ToBeDisabledAsync();
        await page.GetByLabel("Write 150 to confirm:").FillAsync("15");
        await Expect(kill).ToBeDisabledAsync();
        await page.GetByLabel("Write 150 to confirm:").FillAsync("150");
        await kill.ClickAsync();

        await Expect(page.Locator(".notice")).ToContainTextAsync("150 connections killed");
        await Expect(Rows(page)).ToHaveCountAsync(0);
        Assert.That(lab.Entries($"dport={ChurnedFlow.LastingService}"), Is.Empty);
        Assert.That(lab.Entries("dport=443"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Kill_Cancelled_EndsNothing()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic traffic = lab.Forward(22);
        IPage page = await lab.OpenAsync("#/connections?filter=tcp");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kill 1 matching" }).ClickAsync();
        await Expect(page.Locator(".warning-text")).ToContainTextAsync("it may be yours");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        traffic.Send(100);
        Assert.That(lab.Entries("dport=22"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Mark_WrittenInPlace_IsInTheKernel()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync();
        await Rows(page).Locator(".cell-mark").DblClickAsync();
        ILocator input = page.GetByLabel("Mark, decimal or with 0x");

        await input.FillAsync("many");
        await input.PressAsync("Enter");
        await Expect(input).ToHaveAttributeAsync("aria-invalid", "true");
        await input.FillAsync("0x2a");
        await input.PressAsync("Enter");

        await Expect(page.Locator(".notice")).ToContainTextAsync("The mark is 0x2a now.");
        await Expect(Rows(page).Locator(".cell-mark")).ToHaveTextAsync("0x2a");
        Assert.That(lab.Entries("dport=443", "mark=42"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Timeout_ChangedTwice_IsFixedAfterTheFirst()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync();
        ILocator input = page.GetByLabel("Timeout in seconds, or as 1h30m; it stays fixed");

        await Rows(page).Locator(".cell-timeout").DblClickAsync();
        await input.FillAsync("2h");
        await input.PressAsync("Enter");
        await Expect(page.Locator(".notice.done")).ToContainTextAsync("The timeout is 2h now");
        Assert.That(lab.Entries("dport=443")[0], Does.Match("tcp +6 (7200|71\\d\\d) "));

        await Rows(page).Locator(".cell-timeout").DblClickAsync();
        await input.FillAsync("60");
        await input.PressAsync("Enter");
        await Expect(page.Locator(".notice.failed")).ToContainTextAsync("kill");
    }

    [Test]
    public async Task Buttons_WithoutTheRights_AreNotThere()
    {
        string passwords = Path.GetTempFileName();
        await File.WriteAllTextAsync(passwords, SessionKernelTests.PasswordLine("alice", "view"));
        await using WebLab lab = await WebLab.StartAsync("--mod-auth", "sha", "--auth-file", passwords);
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync("#/connections?filter=tcp");
        await SessionKernelTests.LoginAsync(page, "alice");

        await Rows(page).Locator(".cell-source").ClickAsync();
        await Expect(page.Locator(".details")).ToContainTextAsync("Answers go to");
        await Expect(page.Locator("button:visible", new() { HasText = "Kill" })).ToHaveCountAsync(0);
        await Expect(page.Locator("tbody").GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await Expect(page.Locator(".editable")).ToHaveCountAsync(0);
        File.Delete(passwords);
    }

    private static async Task DroppedAsync(WebLab lab)
    {
        while (lab.Lab.Firewall.Run("nft", "list", "counter", "inet", "guard", "dropped")
            .Contains("packets 0 ", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
