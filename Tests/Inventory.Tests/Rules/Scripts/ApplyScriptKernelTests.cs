// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Inventory.Bundles;
using Inventory.Model;
using Inventory.Rules;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Rules.Scripts;

/// <summary>apply.sh of a bundle, and the script of one entity, on rules in a namespace.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ApplyScriptKernelTests : RuleKernelTest, IDisposable
{
    private const string Web1 = "main_site/web1";
    private const string Earlier =
        "*nat\n-A POSTROUTING -s 172.17.0.0/16 -j MASQUERADE\nCOMMIT\n"
        + "*filter\n:INPUT DROP [0:0]\n:PYCTD-IN - [0:0]\n-A INPUT -j PYCTD-IN\n"
        + "-A PYCTD-IN -s 198.51.100.1/32 -j ACCEPT\nCOMMIT\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("pyctd-apply").FullName;
    private readonly RuleLab _lab = new();

    public void Dispose()
    {
        _lab.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Apply_NotConfirmed_PutsTheEarlierRulesBack([Values] bool isCoexisting)
    {
        Unpack(isCoexisting ? Profile.Coexist : Profile.HostInbound);
        await _lab.RunAsync("iptables-restore", [], Earlier);
        string[] before = await _lab.ReadAsync("iptables");

        (int exitCode, string text) = await RunAsync("-t", "1", Web1);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text, Does.Contain("Loaded.").And.Contain("the earlier rules are back"));
        Assert.That(await _lab.ReadAsync("iptables"), Is.EqualTo(before));
    }

    [Test]
    public async Task Apply_Confirmed_KeepsTheRules([Values] bool isCoexisting)
    {
        Unpack(isCoexisting ? Profile.Coexist : Profile.HostInbound);
        await _lab.RunAsync("iptables-restore", [], Earlier);
        using var run = ApplyRun.Start(_lab, _folder, "apply.sh", "-t", "600", InFolder(Web1));

        Assert.That(await run.ReadLineAsync(), Does.StartWith("Loaded."));
        (int exitCode, string text) = await RunAsync("confirm");

        Assert.That(exitCode, Is.Zero, text);
        Assert.That((await run.FinishAsync()).ExitCode, Is.Zero);
        string[] rules = await _lab.ReadAsync("iptables");
        Assert.That(rules, Has.One.Contains("\"pyctd c=2\""));
        Assert.That(rules, Does.Contain("-A POSTROUTING -s 172.17.0.0/16 -j MASQUERADE"));
        Assert.That(rules, isCoexisting ? Does.Contain("-A INPUT -j PYCTD-IN") : Does.Not.Contain("-A INPUT -j PYCTD-IN"));
        Assert.That(await _lab.ReadAsync("ip6tables"), Has.One.Contains("\"pyctd c=4\""));
    }

    [Test]
    public async Task Apply_OnAMachineWithoutRules_IsTakenBackToo()
    {
        Unpack(Profile.HostInbound);

        (int exitCode, _) = await RunAsync("-t", "1", Web1);

        Assert.That(exitCode, Is.EqualTo(1));
        string[] open = ["*filter", ":INPUT ACCEPT [0:0]", ":FORWARD ACCEPT [0:0]", ":OUTPUT ACCEPT [0:0]", "COMMIT"];
        Assert.That(await _lab.ReadAsync("iptables"), Is.EqualTo(open));
        Assert.That(await _lab.ReadAsync("ip6tables"), Is.EqualTo(open));
    }

    [Test]
    public async Task Apply_TerminalThatGoesAway_IsTakenBackAllTheSame()
    {
        Unpack(Profile.HostInbound);
        await _lab.RunAsync("iptables-restore", [], Earlier);
        string[] before = await _lab.ReadAsync("iptables");
        using var run = ApplyRun.Start(_lab, _folder, "apply.sh", "-t", "1", InFolder(Web1));
        Assert.That(await run.ReadLineAsync(), Does.StartWith("Loaded."));

        Task rolledBack = WatchRollbackAsync();

        await run.HangUpAsync();

        await rolledBack;
        Assert.That(await _lab.ReadAsync("iptables"), Is.EqualTo(before));
    }

    [Test]
    public async Task Apply_Rollback_KeepsTheCounters()
    {
        Unpack(Profile.HostInbound);
        await _lab.RunAsync(
            "iptables-restore", ["-c"], "*filter\n:INPUT DROP [7:420]\n[5:300] -A INPUT -s 198.51.100.1/32 -j ACCEPT\nCOMMIT\n");

        await RunAsync("-t", "1", Web1);

        Assert.That(await _lab.RunAsync("iptables-save", ["-c"]), Does.Contain("[5:300] -A INPUT"));
    }

    [Test]
    public async Task Apply_RulesThatTheToolRefuses_ChangesNothing()
    {
        Unpack(Profile.HostInbound);
        await _lab.RunAsync("iptables-restore", [], Earlier);
        string[] before = await _lab.ReadAsync("iptables");
        await File.AppendAllTextAsync(InFolder(Web1 + ".rules.v6"), "*filter\n-A INPUT -p tcp --dport 70000 -j ACCEPT\nCOMMIT\n");

        (int exitCode, string text) = await RunAsync(Web1);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text, Does.Contain("nothing was changed"));
        Assert.That(await _lab.ReadAsync("iptables"), Is.EqualTo(before));
    }

    [Test]
    public async Task Apply_RulesThatOnlyTheKernelRefuses_PutsTheEarlierBack()
    {
        Unpack(Profile.HostInbound);
        await _lab.RunAsync("iptables-restore", [], Earlier);
        string[] before = await _lab.ReadAsync("iptables");
        await File.WriteAllTextAsync(InFolder(Web1 + ".rules.v6"), "*filter\n:INPUT DROP [0:0]\n-A INPUT -j NOWHERE\nCOMMIT\n");

        (int exitCode, string text) = await RunAsync(Web1);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text, Does.Contain("the earlier ones are back"));
        Assert.That(await _lab.ReadAsync("iptables"), Is.EqualTo(before));
    }

    [Test]
    public async Task Apply_WhileOthersWait_IsRefused()
    {
        Unpack(Profile.HostInbound);
        using var run = ApplyRun.Start(_lab, _folder, "apply.sh", "-t", "600", InFolder(Web1));
        Assert.That(await run.ReadLineAsync(), Does.StartWith("Loaded."));

        (int exitCode, string text) = await RunAsync(Web1);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text, Does.Contain("other rules still wait"));
        Assert.That((await RunAsync("confirm")).ExitCode, Is.Zero);
        Assert.That((await run.FinishAsync()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Confirm_NothingThatWaits_Fails()
    {
        Unpack(Profile.HostInbound);

        Assert.That((await RunAsync("confirm")).ExitCode, Is.EqualTo(1));
    }

    [TestCase("-t", "soon", Web1)]
    [TestCase("-t", "", Web1)]
    [TestCase("-x", Web1)]
    [TestCase(Web1, Web1)]
    public async Task Apply_ArgumentsThatMakeNoSense_ChangesNothing(params string[] arguments)
    {
        Unpack(Profile.HostInbound);

        Assert.That((await RunAsync(arguments)).ExitCode, Is.EqualTo(2));
        Assert.That(await _lab.RunAsync("nft", ["list", "ruleset"]), Is.Empty);
    }

    [Test]
    public async Task Apply_Nft_IsLoadedAndTakenBack([Values] bool hasEarlier)
    {
        Unpack(Profile.HostInbound);
        if (hasEarlier)
        {
            await _lab.RunAsync(
                "nft", ["-f", "-"], "table inet pyctd {\n chain input {\n type filter hook input priority 0\n tcp dport 22 accept\n }\n}\n");
        }

        string before = await _lab.RunAsync("nft", ["list", "ruleset"]);
        using var run = ApplyRun.Start(_lab, _folder, "apply.sh", "-b", "nft", "-t", "1", InFolder(Web1));
        Assert.That(await run.ReadLineAsync(), Does.StartWith("Loaded."));

        Assert.That((await run.FinishAsync()).ExitCode, Is.EqualTo(1));
        Assert.That(await _lab.RunAsync("nft", ["list", "ruleset"]), Is.EqualTo(before));
    }

    [Test]
    public async Task ShellScript_OfOneEntity_LoadsItsRules()
    {
        var shop = new WebShop();
        RuleFile script = ShopRules.Render(shop, shop.Web1, RuleFormat.Shell);
        await File.WriteAllTextAsync(InFolder(script.FileName), script.Content);
        using var run = ApplyRun.Start(_lab, _folder, script.FileName, "-t", "600");

        Assert.That(await run.ReadLineAsync(), Does.StartWith("Loaded."));
        Assert.That((await ApplyRun.RunAsync(_lab, _folder, script.FileName, "confirm")).ExitCode, Is.Zero);

        Assert.That((await run.FinishAsync()).ExitCode, Is.Zero);
        Assert.That(await _lab.ReadAsync("iptables"), Is.SupersetOf(RulesIn("web1.rules.v4")));
        Assert.That(await _lab.ReadAsync("ip6tables"), Is.SupersetOf(RulesIn("web1.rules.v6")));
    }

    [Test]
    public void Scripts_InTheEyesOfShellcheck_AreClean([Values(RuleFormat.Shell, null)] RuleFormat? format)
    {
        Unpack(Profile.HostInbound);
        var shop = new WebShop();
        string script = InFolder("apply.sh");
        if (format is { } one)
        {
            File.WriteAllText(script, ShopRules.Render(shop, shop.Web1, one).Content);
        }

        Assert.That(() => CommandRunner.Run("shellcheck", script), Throws.Nothing);
    }

    private static string[] RulesIn(string golden) =>
        [.. GoldenFile.Read(golden).Split('\n').Where(line => line.StartsWith("-A", StringComparison.Ordinal))];

    private string InFolder(string name) => Path.Combine(_folder, name);

    // The last thing of a rollback is that its folder goes.
    private async Task WatchRollbackAsync()
    {
        var gone = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(InFolder("state"), "rolling.*") { EnableRaisingEvents = true };
        watcher.Deleted += (_, _) => gone.TrySetResult();
        await gone.Task;
    }

    private Task<(int ExitCode, string Text)> RunAsync(params string[] arguments) => ApplyRun.RunAsync(
        _lab, _folder, "apply.sh", arguments.Select(one => one == Web1 ? InFolder(one) : one));

    private void Unpack(Profile profile)
    {
        var shop = new WebShop();
        shop.Edit.Put(shop.Web1 with { Profile = profile });
        byte[] bundle = ProjectBundle.Write(
            shop.Project.Id, null, shop.Model, new BundleOptions { Time = SampleInventory.Now });
        ZipFile.ExtractToDirectory(new MemoryStream(bundle), _folder);
    }
}
