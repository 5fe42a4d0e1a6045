// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Programs;
using Inventory.Checking;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Tests.Packets;
using NUnit.Framework;

namespace Inventory.Tests.Checking;

/// <summary>
/// What the real tools let through and what the kernel gives back: their answers are asserted, so that a version that
/// behaves otherwise is noticed.
/// </summary>
[Category("Kernel")]
internal sealed class RulesetCheckerKernelTests
{
    private const string Rule = "-A INPUT -s 10.0.0.1/32 -p tcp -m conntrack --ctstate NEW -m tcp --dport";

    private static readonly string s_longComment = new('x', 256);

    [OneTimeSetUp]
    public static async Task SkipWithoutNamespacesAsync()
    {
        CheckResult probe = await CheckAsync(Filter(""), RuleFormat.Iptables, CheckLevel.Kernel);
        if (!probe.Available)
        {
            Assert.Ignore(probe.Errors);
        }
    }

    // What the tool says; what the kernel says; and the line, where one is named.
    private static IEnumerable<TestCaseData> MistakesForIptables()
    {
        yield return Case("jump to nowhere", Filter("-A INPUT -j NOWHERE"), isRead: true, isKept: false);
        yield return Case("loop", Filter(":A - [0:0]", ":B - [0:0]", "-A INPUT -j A", "-A A -j B", "-A B -j A"), isRead: true, isKept: false);
        yield return Case("port 70000", Filter($"{Rule} 70000 -j ACCEPT"), isRead: false, isKept: false, line: 5);
        yield return Case("range upside down", Filter($"{Rule} 200:100 -j ACCEPT"), isRead: false, isKept: false, line: 5);
        yield return Case("ICMP type 256", Filter("-A INPUT -p icmp -m icmp --icmp-type 256 -j ACCEPT"), isRead: false, isKept: false, line: 5);
        yield return Case("16 ports", Filter("-A INPUT -p tcp -m multiport --dports 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 -j ACCEPT"), isRead: false, isKept: false, line: 5);
        yield return Case("chain name of 29", Filter($":{new string('A', 29)} - [0:0]"), isRead: false, isKept: false, line: 5);
        yield return Case("missing set", Filter("-A INPUT -m set --match-set nowhere src -j ACCEPT"), isRead: false, isKept: false, line: 5);
        yield return Case("IPv6 address", Filter("-A INPUT -s 2001:db8::1 -j ACCEPT"), isRead: false, isKept: false, line: 5);
        yield return Case("no COMMIT", "*filter\n:INPUT DROP [0:0]\n", isRead: false, isKept: false);
        yield return Case("CRLF", Filter("").Replace("\n", "\r\n", StringComparison.Ordinal), isRead: false, isKept: false);
        yield return Case("byte order mark", "\ufeff" + Filter(""), isRead: false, isKept: false);
        yield return Case("second table", Filter("") + "*nat\n-A NOWHERE -j ACCEPT\nCOMMIT\n", isRead: true, isKept: false);

        // The kernel takes these, but not as they were written: only a comparison shows it.
        yield return Case("host bits", Filter("-A INPUT -s 10.10.4.77/24 -j ACCEPT"), isRead: true, isKept: false, line: 5);
        yield return Case("protocol 0", Filter("-A INPUT -p 0 -j ACCEPT"), isRead: true, isKept: false, line: 5);
        yield return Case("comment of 256", Filter($"-A INPUT -m comment --comment {s_longComment} -j ACCEPT"), isRead: true, isKept: false, line: 5);

        // And these as they are: the model must refuse them.
        yield return Case("mask with a hole", Filter("-A INPUT -s 10.0.1.0/255.0.255.0 -j ACCEPT"), isRead: true, isKept: true);
        yield return Case("a rule more", Filter("# Backup job", "-A INPUT -j ACCEPT"), isRead: true, isKept: true);
        yield return Case("dotted mask", Filter("-A INPUT -s 10.0.1.0/255.255.255.0 -d 10.0.0.1/255.255.255.255 -j ACCEPT"), isRead: true, isKept: true);
        yield return Case("chain name of 28", Filter($":{new string('A', 28)} - [0:0]"), isRead: true, isKept: true);
    }

    private static IEnumerable<TestCaseData> MistakesForNft()
    {
        const string Inner = "10.0.0.0/24 . 10.9.0.2 . 22 comment \"pyctd c=11\"";
        const string SameCorner = "10.0.0.0/8 . 10.9.0.2 . 22 comment \"pyctd c=10\"";
        const string OtherCorner = "10.5.0.0/24 . 10.9.0.2 . 22 comment \"pyctd c=12\"";
        yield return Case("loop", Table("chain a { jump b; }; chain b { jump a; }; chain i { type filter hook input priority filter; policy drop; jump a; }"), isRead: true, isKept: false);
        yield return Case("undefined chain", Table("chain a {", "jump nowhere", "}"), isRead: false, isKept: false, line: 3);
        yield return Case("bad hook", Table("chain a { type filter hook nowhere priority 0; }"), isRead: false, isKept: false, line: 2);
        yield return Case("range upside down", Table("chain a {", "tcp dport 200-100 accept", "}"), isRead: false, isKept: false, line: 3);
        yield return Case("overlap", Table("set s { type inet_service; flags interval;", "elements = { 1-10, 5-20 }", "}"), isRead: false, isKept: false);
        yield return Case("comment of 129", Table("chain a {", $"accept comment \"{new string('x', 129)}\"", "}"), isRead: false, isKept: false, line: 3);
        yield return Case("quote in a comment", Table("chain a {", "accept comment \"a\\\"b\"", "}"), isRead: false, isKept: false, line: 3);
        yield return Case("CRLF", Table("chain a {", "}").Replace("\n", "\r\n", StringComparison.Ordinal), isRead: false, isKept: false);
        yield return Case("byte order mark", "\ufeff" + Table("chain a {", "}"), isRead: false, isKept: false);
        yield return Case("keyword as a name", Table("chain accept {", "}"), isRead: false, isKept: false, line: 2);
        yield return Case("blank in a name", Table("chain a b {", "}"), isRead: false, isKept: false, line: 2);
        yield return Case("general one first", Set(SameCorner, Inner), isRead: false, isKept: false);
        yield return Case("specific one first, same corner", Set(Inner, SameCorner), isRead: false, isKept: false);
        yield return Case("specific one first, other corner", Set(OtherCorner, SameCorner), isRead: true, isKept: true);
        yield return Case("same element twice", Set(Inner, Inner.Replace("11", "13", StringComparison.Ordinal)), isRead: true, isKept: false, line: 7);
        yield return Case("host bits", Table("chain a {", "ip saddr 10.10.4.77/24 accept", "}"), isRead: true, isKept: false, line: 3);
        yield return Case("include", Table("chain a {", "include \"/etc/passwd\"", "}"), isRead: false, isKept: false, line: 3);
    }

    [TestCaseSource(nameof(MistakesForIptables))]
    public async Task Check_Iptables_IsReadAndKeptAsItIsKnownToBe(string rules, bool isRead, bool isKept, int? line) =>
        await AssertAsync(rules, RuleFormat.Iptables, isRead, isKept, line);

    [TestCaseSource(nameof(MistakesForNft))]
    public async Task Check_Nft_IsReadAndKeptAsItIsKnownToBe(string rules, bool isRead, bool isKept, int? line) =>
        await AssertAsync(rules, RuleFormat.Nft, isRead, isKept, line);

    [Test]
    public async Task Check_OfAnotherFormatThanTheContent_IsRefused([Values] CheckLevel level)
    {
        CheckResult result = await CheckAsync(GoldenFile.Read("web1.nft"), RuleFormat.Iptables, level);

        Assert.That(result.Ok, Is.False);
        Assert.That(result.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task Check_GoldenFiles_PassAtEveryLevel(
        [Values("web1.nft", "every-kind.HostInbound.nft", "every-kind.HostStrict.nft", "every-kind.Router.nft", "every-kind.Coexist.nft")] string file,
        [Values] CheckLevel level)
    {
        CheckResult result = await CheckAsync(GoldenFile.Read(file), RuleFormat.Nft, level);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Ok, Is.True);
        Assert.That(result.Tool, Does.StartWith("nftables v"));
        Assert.That(result.Milliseconds, Is.GreaterThan(0));
    }

    [Test]
    public async Task Check_ByAnOrdinaryUser_Works([Values(RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Nft)] RuleFormat format)
    {
        var checker = new RulesetChecker(new UnprivilegedRunner(new ProcessRunner()));
        string rules = format == RuleFormat.Nft ? GoldenFile.Read("web1.nft") : Filter("-A INPUT -i lo -j ACCEPT");

        CheckResult result = await checker.CheckAsync(rules, format, CheckLevel.Kernel, CancellationToken.None);

        Assert.That(result, Has.Property("Ok").True.And.Property("Errors").Empty);
    }

    [TestCase(10_000, RuleFormat.Nft, true)]
    [TestCase(10_000, RuleFormat.Nft, false)]
    [TestCase(10_000, RuleFormat.Iptables, true)]
    [TestCase(10_000, RuleFormat.Iptables, false)]
    [TestCase(100_000, RuleFormat.Nft, true)]
    [TestCase(100_000, RuleFormat.Iptables, true)]
    public async Task Check_ManyCommunications_PassAtBothLevels(int count, RuleFormat format, bool isPrivileged)
    {
        var sample = new SampleInventory();
        for (int number = 0; number < count; number++)
        {
            Entity host = sample.AddHost($"host{number}");
            Interface one = sample.AddInterface(host, "eth0", $"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}/8");
            sample.Edit.Add(sample.Communication(
                Endpoint.OfInterface(one.Id), Endpoint.OfInterface(sample.Web1Eth1.Id), SampleInventory.Tcp($"{1000 + (number % 50)}")));
        }

        long start = Stopwatch.GetTimestamp();
        string rules = RuleFiles.Render(
            sample.Web1, sample.Model, new RenderOptions { Format = format, Time = SampleInventory.Now }).Content;
        TestContext.Out.WriteLine($"{format}, {count}: rendered in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        IProgramRunner runner = isPrivileged ? new ProcessRunner() : new UnprivilegedRunner(new ProcessRunner());
        foreach (CheckLevel level in Enum.GetValues<CheckLevel>())
        {
            CheckResult result = await new RulesetChecker(runner).CheckAsync(rules, format, level, CancellationToken.None);
            TestContext.Out.WriteLine($"{level} in {result.Milliseconds:0} ms");
            Assert.That(result.Errors, Is.Empty);
        }
    }

    [Test]
    public async Task Check_RulesOfRandomInventories_PassAtBothLevels(
        [Values(RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Nft)] RuleFormat format)
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            var inventory = new RandomInventory(seed);
            string rules = RuleFiles.Render(
                inventory.Unit, inventory.Model, new RenderOptions { Format = format, Time = SampleInventory.Now }).Content;
            foreach (CheckLevel level in Enum.GetValues<CheckLevel>())
            {
                CheckResult result = await CheckAsync(rules, format, level);
                Assert.That((result.Ok, result.Errors), Is.EqualTo((true, "")), $"seed {seed}, {level}");
            }
        }
    }

    [Test]
    public async Task Check_MistakeFarDownInAFileThatIsLoadedInParts_IsNamedByItsLine()
    {
        string[] rules = [.. Enumerable.Repeat("-A INPUT -i lo -j ACCEPT", 350)];
        rules[320] = $"{Rule} 70000 -j ACCEPT";

        CheckResult result = await new RulesetChecker(new UnprivilegedRunner(new ProcessRunner()))
            .CheckAsync(Filter(rules), RuleFormat.Iptables, CheckLevel.Kernel, CancellationToken.None);

        Assert.That((result.Ok, result.Line), Is.EqualTo((false, 325)), result.Errors);
    }

    private static async Task AssertAsync(string rules, RuleFormat format, bool isRead, bool isKept, int? line)
    {
        CheckResult tool = await CheckAsync(rules, format, CheckLevel.Tool);
        CheckResult kernel = await CheckAsync(rules, format, CheckLevel.Kernel);

        Assert.That((tool.Available, kernel.Available), Is.EqualTo((true, true)));
        Assert.That((tool.Ok, kernel.Ok), Is.EqualTo((isRead, isKept)), tool.Errors + kernel.Errors);
        Assert.That(kernel.Errors, isKept ? Is.Empty : Is.Not.Empty);
        if (line is not null)
        {
            Assert.That(kernel.Line, Is.EqualTo(line), kernel.Errors);
            Assert.That(tool.Line, Is.EqualTo(isRead ? null : line), tool.Errors);
        }
    }

    private static async Task<CheckResult> CheckAsync(string rules, RuleFormat format, CheckLevel level) =>
        await new RulesetChecker(new ProcessRunner()).CheckAsync(rules, format, level, CancellationToken.None);

    private static TestCaseData Case(string name, string rules, bool isRead, bool isKept, int? line = null) =>
        new TestCaseData(rules, isRead, isKept, line).SetArgDisplayNames(name);

    private static string Filter(params string[] lines) =>
        string.Join('\n', ["*filter", ":INPUT DROP [0:0]", ":FORWARD DROP [0:0]", ":OUTPUT ACCEPT [0:0]", .. lines.Where(line => line.Length > 0), "COMMIT", ""]);

    private static string Table(params string[] lines) => string.Join('\n', ["table inet pyctd {", .. lines, "}", ""]);

    private static string Set(params string[] elements) => Table(
        ["set s {", "typeof ip saddr . ip daddr . th dport", "flags interval", "elements = {", string.Join(",\n", elements), "}", "}"]);
}
