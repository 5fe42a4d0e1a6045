// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using TestSupport;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>Looking: filter, order, pages, facets, details and groups.</summary>
internal sealed partial class ListKernelTests : PageTest
{
    [Test]
    public async Task Filter_OfOneService_ListsItAloneAndIsInTheAddress()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        using TcpTraffic second = lab.Forward(22, isIPv6: true);
        IPage page = await lab.OpenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);

        await FilterAsync(page, "tcp and dst port 443");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Rows(page)).ToContainTextAsync("10.77.2.2:443");
        await Expect(page.Locator(".chip code")).ToHaveTextAsync(["tcp", "dst port 443"]);
        Assert.That(page.Url, Does.EndWith("#/connections?filter=tcp+and+dst+port+443"));

        await page.GoBackAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await page.GoForwardAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await page.GetByLabel("Remove the condition dst port 443").ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Filter_ThatIsNone_SaysWhatIsWrongAndKeepsTheRows()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await FilterAsync(page, "prt 443");

        await Expect(page.Locator(".filter-error")).ToContainTextAsync("did you mean 'port'?");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await FilterAsync(page, "port 443");
        await Expect(page.Locator(".filter-error")).ToBeEmptyAsync();
    }

    [Test]
    public async Task Sort_ByBytes_ComparesNumbersAndNotTexts()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic small = lab.Forward(81);
        using TcpTraffic middle = lab.Forward(82);
        using TcpTraffic large = lab.Forward(83);
        small.Send(900);
        middle.Send(100_000);
        for (int part = 0; part < 10; part++)
        {
            large.Send(100_000);
        }

        IPage page = await lab.OpenAsync("#/connections?columns=destination,bytes-sent");
        ILocator head = page.GetByRole(AriaRole.Columnheader, new() { Name = "Bytes ↑" });

        await head.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(Rows(page).Locator(".cell-destination")).ToHaveTextAsync(
            ["10.77.2.2:83", "10.77.2.2:82", "10.77.2.2:81"]);

        await head.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Rows(page).Locator(".cell-destination")).ToHaveTextAsync(
            ["10.77.2.2:81", "10.77.2.2:82", "10.77.2.2:83"]);
    }

    [Test]
    public async Task Pages_Of3201Rows_HoldAsManyAsWereAskedFor()
    {
        await using WebLab lab = await WebLab.StartAsync();
        lab.AddFlows(3201);
        IPage page = await lab.OpenAsync("#/connections?sort=_id");
        ILocator place = page.Locator(".pager-text");
        await Expect(place).ToHaveTextAsync("1–50 of 3,201");
        await Expect(Rows(page)).ToHaveCountAsync(50);

        await page.GetByLabel("Rows per page").SelectOptionAsync("250");
        await Expect(Rows(page)).ToHaveCountAsync(250);
        await page.GetByLabel("Last page").ClickAsync();
        await Expect(place).ToHaveTextAsync("3,001–3,201 of 3,201");
        await Expect(Rows(page)).ToHaveCountAsync(201);
        await page.GetByLabel("Previous page").ClickAsync();
        await Expect(place).ToHaveTextAsync("2,751–3,000 of 3,201");
        Assert.That(page.Url, Does.EndWith("#/connections?sort=_id&size=250&page=12"));
        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Polls_OfALongPage_StayBelow50KilobytesASecond()
    {
        await using WebLab lab = await WebLab.StartAsync();
        lab.AddFlows(3201);
        IPage page = await lab.OpenAsync("#/connections?size=100");
        await Expect(Rows(page)).ToHaveCountAsync(100);
        List<(TimeSpan Time, int Bytes)> answers = [];
        var clock = Stopwatch.StartNew();
        for (int poll = 0; poll < 3; poll++)
        {
            IResponse answer = await page.WaitForResponseAsync(
                response => response.Request.PostData?.Contains("<string>view</string>", StringComparison.Ordinal) == true);
            answers.Add((clock.Elapsed, (await answer.BodyAsync()).Length));
        }

        double seconds = (answers[^1].Time - answers[0].Time).TotalSeconds;
        Assert.That(answers[..^1].Sum(answer => answer.Bytes) / seconds, Is.LessThan(50_000));
    }

    [Test]
    public async Task Facet_Pressed_BecomesAConditionAndBack()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        using TcpTraffic second = lab.Forward(22);
        IPage page = await lab.OpenAsync();
        ILocator facet = page.GetByRole(AriaRole.Button, new() { Name = "tcp 22 ssh" });

        await facet.ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page.Locator(".chip code")).ToHaveTextAsync(["proto tcp", "dst port 22"]);
        await Expect(facet).ToHaveAttributeAsync("aria-pressed", "true");

        await facet.ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
    }

    [Test]
    public async Task Row_Opened_ShowsWhatTheKernelKnowsAndFollowsIt()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic traffic = lab.Forward(443);
        traffic.Send(1000);
        IPage page = await lab.OpenAsync();

        await Rows(page).Locator(".cell-source").ClickAsync();
        ILocator details = page.Locator(".details");
        await Expect(details).ToContainTextAsync("Answers go to10.77.2.1:");
        await Expect(details).ToContainTextAsync("Sent1.");
        await Expect(page.Locator(".refresh-state")).ToHaveTextAsync("paused: details are open");
        for (int part = 0; part < 7; part++)
        {
            traffic.Send(100_000);
        }

        await Expect(details).ToContainTextAsync(SentSevenHundred());

        await details.GetByLabel("Only connections with this Destination port").ClickAsync();
        await Expect(details).ToBeHiddenAsync();
        await Expect(page.Locator(".chip code")).ToHaveTextAsync(["dst port 443"]);
    }

    [TestCase("hosts", "10.77.1.2", "src 10.77.1.2", 2)]
    [TestCase("pairs", "fd77:2::2", "src fd77:1::2 and dst fd77:2::2", 1)]
    [TestCase("services", "ssh", "proto tcp and dst port 22", 1)]
    public async Task Group_Opened_LeadsToItsConnections(string view, string group, string filter, int rows)
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        using TcpTraffic second = lab.Forward(22);
        using TcpTraffic third = lab.Forward(443, isIPv6: true);
        IPage page = await lab.OpenAsync($"#/{view}");

        await Rows(page).Filter(new() { HasText = group }).First.Locator("td").First.ClickAsync();

        await Expect(page.Locator(".filter-input")).ToHaveValueAsync(filter);
        await Expect(Rows(page)).ToHaveCountAsync(rows);
        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Pause_WhileTrafficGoesOn_FreezesTheRows()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        IPage page = await lab.OpenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.Locator(".refresh-state")).ToHaveTextAsync("paused");
        using TcpTraffic second = lab.Forward(22);
        await Expect(page.Locator(".gauge-text")).ToHaveTextAsync(TwoEntries());
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
    }

    [GeneratedRegex("Sent7\\d\\d.kB")]
    private static partial Regex SentSevenHundred();

    [GeneratedRegex("^2 of")]
    private static partial Regex TwoEntries();
}
