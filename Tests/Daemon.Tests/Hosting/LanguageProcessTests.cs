// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class LanguageProcessTests
{
    private const string English = "Usage: pyctd";
    private const string French = "Utilisation\u00A0: pyctd";

    [TestCase("", "fr_FR.UTF-8", French)]
    [TestCase("fr_CA.UTF-8", "C", French)]
    [TestCase("C", "fr_FR.UTF-8", English)]
    [TestCase("", "de_DE.UTF-8", English)]
    public async Task Help_InLocale_IsInItsLanguage(string all, string lang, string expected)
    {
        await using DaemonProcess daemon = Start(all, lang, "--help");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.Success));
        Assert.That(daemon.Output, Does.Contain(expected));
        Assert.That(daemon.Output, Does.Contain("--session-timeout TIME"));
    }

    [Test]
    public async Task Start_WrongOptionInFrench_IsDescribedInFrench()
    {
        await using DaemonProcess daemon = Start("fr_FR.UTF-8", "", "--max-page", "many");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain("\"many\" n'est pas valide"));
    }

    [Test]
    public async Task Faults_InFrench_HaveTheSameCodes()
    {
        await using DaemonProcess daemon = Start("fr_FR.UTF-8", "", "--listen", "127.0.0.1:0");
        await daemon.WaitForLineAsync("listens on");
        using var client = new RpcClient(await daemon.GetAddressAsync());

        Assert.That(await client.CallAsync("logout", "none"), Does.StartWith("fault 401: Cette session n'existe pas"));
        Assert.That(await client.CallAsync("nothing"), Does.StartWith("fault -32601: Cette méthode n'existe pas"));
    }

    private static DaemonProcess Start(string all, string lang, params string[] arguments)
    {
        return DaemonProcess.Start(
            [], new Dictionary<string, string> { ["LC_ALL"] = all, ["LC_MESSAGES"] = "", ["LANG"] = lang }, arguments);
    }
}
