// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;
using TestSupport;
using Web.Tests.Support;

namespace Web.Tests;

/// <summary>Coming in, losing the session, and a daemon that goes away under the page.</summary>
internal sealed class SessionKernelTests : PageTest
{
    private const string Password = "geheim";

    private string _passwords = "";

    [SetUp]
    public void WritePasswords()
    {
        _passwords = Path.GetTempFileName();
        File.WriteAllText(_passwords, PasswordLine("alice") + PasswordLine("bob"));
    }

    [TearDown]
    public void DeletePasswords() => File.Delete(_passwords);

    [Test]
    public async Task Login_WithAWrongPassword_IsRefusedAndThenLetsIn()
    {
        await using WebLab lab = await WebLab.StartAsync("--mod-auth", "sha", "--auth-file", _passwords);
        using TcpTraffic traffic = lab.Forward(443);
        IPage page = await lab.OpenAsync();

        await page.GetByLabel("Name").FillAsync("alice");
        await page.GetByLabel("Password").FillAsync("falsch");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "refused" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");

        await Expect(Rows(page)).ToHaveCountAsync(1);
        string kept = await page.EvaluateAsync<string>(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])");
        Assert.That(kept, Does.Not.Contain(Password).And.Not.Contain("session"));
        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Session_Lost_IsAskedForAgainAndThePageGoesOnWhereItWas()
    {
        await using WebLab lab = await WebLab.StartAsync("--mod-auth", "sha", "--auth-file", _passwords, "--max-sessions", "1");
        using TcpTraffic first = lab.Forward(443);
        IPage page = await lab.OpenAsync("#/connections?filter=dst+port+443");
        await LoginAsync(page, "alice");
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await LoginElsewhereAsync(lab, "bob");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Log in" })).ToContainTextAsync("The session has ended.");
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("alice");
        using TcpTraffic second = lab.Forward(443, isIPv6: true);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");

        await Expect(Rows(page)).ToHaveCountAsync(2);
        Assert.That(page.Url, Does.EndWith("filter=dst+port+443"));
        Assert.That(lab.Problems, Is.Empty);
    }

    [Test]
    public async Task Logout_Chosen_EndsTheSessionForTheDaemonToo()
    {
        string audit = Path.GetTempFileName();
        await using WebLab lab = await WebLab.StartAsync(
            "--mod-auth", "sha", "--auth-file", _passwords, "--audit-file", audit);
        IPage page = await lab.OpenAsync();
        await LoginAsync(page, "alice");

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await LoginAsync(page, "bob");
        await page.GotoAsync(new Uri(lab.Address, "#/stats").AbsoluteUri);

        await Expect(page.Locator(".figures")).ToContainTextAsync("bob (view, kill, change, inventory, admin)");
        await Expect(page.Locator(".figures")).ToContainTextAsync("Sessions1");
        Assert.That(await File.ReadAllTextAsync(audit), Does.Contain("user=alice").And.Contain("user=bob"));
        File.Delete(audit);
    }

    [Test]
    public async Task Daemon_RestartedUnderThePage_IsSaidAndRecoveredFrom()
    {
        await using WebLab lab = await WebLab.StartAsync();
        using TcpTraffic first = lab.Forward(443);
        IPage page = await lab.OpenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);

        await lab.KillDaemonAsync();
        await Expect(page.Locator(".banner")).ToHaveTextAsync("The daemon does not answer. Trying again…");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        using TcpTraffic second = lab.Forward(22);
        await lab.RestartDaemonAsync();

        await Expect(page.Locator(".banner")).ToBeHiddenAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
        Assert.That(lab.Problems, Is.Empty);
    }

    /// <summary>A line of the password file, with the password of these tests.</summary>
    internal static string PasswordLine(string user, string? roles = null)
    {
#pragma warning disable CA5350 // The module still reads it, and it is quick.
        string digest = Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(Password)));
#pragma warning restore CA5350
        return $"{user}:{{SHA}}{digest}{(roles is null ? "" : ":" + roles)}\n";
    }

    /// <summary>Logs in as a person does.</summary>
    internal static async Task LoginAsync(IPage page, string user)
    {
        await page.GetByLabel("Name").FillAsync(user);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static async Task LoginElsewhereAsync(WebLab lab, string user)
    {
        using var client = new HttpClient();
        using var call = new StringContent(
            "<methodCall><methodName>login</methodName><params><param><value>" + user + "</value></param>"
            + "<param><value>" + Password + "</value></param></params></methodCall>");
        call.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        using HttpResponseMessage answer = await client.PostAsync(new Uri(lab.Address, "/RPC2"), call);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("fault"));
    }
}
