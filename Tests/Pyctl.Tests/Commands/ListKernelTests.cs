// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NUnit.Framework;
using Pyctl.Tests.Support;
using TestSupport;

namespace Pyctl.Tests.Commands;

/// <summary><c>pyctl list</c> against the daemon, on real connections.</summary>
internal sealed partial class ListKernelTests : KernelTest
{
    private ServedFirewall _served = null!;
    private TcpTraffic _web = null!;
    private TcpTraffic _ssh = null!;
    private TcpTraffic _web6 = null!;
    private UdpTraffic _dns = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _served = await ServedFirewall.StartAsync();
        _served.Lab.Firewall.Run("sysctl", "-qw", "net.netfilter.nf_conntrack_udp_timeout=3600");
        _web = _served.Forward(443);
        _web.Send(50_000);
        _ssh = _served.Forward(22);
        _ssh.Send(1_000);
        _web6 = _served.Forward(443, isIPv6: true);
        _web6.Send(20_000);
        _dns = new UdpTraffic(
            _served.Lab.Client, _served.Lab.Server, new IPEndPoint(FirewallLab.ServerAddress(isIPv6: false), 53));
        _dns.Send(100);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _web?.Dispose();
        _ssh?.Dispose();
        _web6?.Dispose();
        _dns?.Dispose();
        await _served.DisposeAsync();
    }

    [Test]
    public async Task List_Table_HasTitlesAndTranslation()
    {
        PyctlRun run = await _served.RunAsync("list", "tcp", "and", "dst", "port", "22");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Lines[0], Does.Match("^ *ID +PROTO +SOURCE +DESTINATION +NAT +STATE +EXPIRES +BYTES +BYTES/S +USER$"));
        Assert.That(
            run.Lines[1],
            Does.Match(@"^\d+ +tcp +10\.77\.1\.2:\d+ +10\.77\.2\.2:ssh +as 10\.77\.2\.1:\d+ +ESTABLISHED +\S+ +\S+ +\S+"));
        Assert.That(run.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_Numeric_HasNoNamesOfServices()
    {
        PyctlRun run = await _served.RunAsync("list", "--numeric", "-c", "dst", "dst port ssh");

        Assert.That(run.Lines[1], Is.EqualTo("10.77.2.2:22"));
    }

    [Test]
    public async Task List_Conntrack_EqualsWhatPyconntrackPrints()
    {
        PyctlRun run = await _served.RunAsync("list", "-o", "conntrack");
        string own = _served.Lab.Firewall.Run(Path.Combine(AppContext.BaseDirectory, "pyconntrack"), "-L");

        Assert.That(Lasting(run.Output), Is.EquivalentTo(Lasting(own)));
        Assert.That(run.Lines, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task List_Xml_EqualsWhatPyconntrackPrints()
    {
        PyctlRun run = await _served.RunAsync("list", "-o", "xml");
        string own = _served.Lab.Firewall.Run(Path.Combine(AppContext.BaseDirectory, "pyconntrack"), "-L", "-o", "xml");

        Assert.That(Lasting(run.Output), Is.EquivalentTo(Lasting(own)));
    }

    [Test]
    public async Task List_Json_HasFieldsByTheirNamesAndAddressesAsText()
    {
        PyctlRun run = await _served.RunAsync("list", "--json", "dst port 443 and ip");
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement row = document.RootElement[0];

        Assert.That(document.RootElement.GetArrayLength(), Is.EqualTo(1));
        Assert.That(row.GetProperty("orig_ipv4_src").GetString(), Is.EqualTo("10.77.1.2"));
        Assert.That(row.GetProperty("orig_port_dst").GetInt32(), Is.EqualTo(443));
        Assert.That(row.TryGetProperty("orig_ipv6_src", out _), Is.False);
    }

    [Test]
    public async Task List_Jsonl_IsAnObjectOnEachLine()
    {
        PyctlRun run = await _served.RunAsync("list", "-o", "jsonl", "-c", "_id,src,bytes");

        Assert.That(run.Lines, Has.Count.EqualTo(4));
        Assert.That(run.Lines, Has.All.Match("""^\{"_id":\d+,"src":"[^"]+","bytes":\d+\}$"""));
    }

    [Test]
    public async Task List_Csv_HasAHeaderAndEmptyValues()
    {
        PyctlRun run = await _served.RunAsync("list", "-o", "csv", "-c", "orig_ipv4_src,orig_ipv6_src", "-6");

        Assert.That(run.Lines, Is.EqualTo(["orig_ipv4_src,orig_ipv6_src", ",fd77:1::2"]));
    }

    [TestCase("-bytes", "443,443,22,53")]
    [TestCase("in", "53,22,443,443")]
    [TestCase("-proto,dst,orig_port_dst", "53,443,22,443")]
    [TestCase("proto,-orig_port_dst", "443,443,22,53")]
    public async Task List_Sort_IsByRawValues(string keys, string expected)
    {
        PyctlRun run = await _served.RunAsync("list", "-o", "csv", "-c", "orig_port_dst", "--sort", keys);

        Assert.That(string.Join(',', run.Lines.Skip(1)), Is.EqualTo(expected));
    }

    [TestCase("-bytes")]
    [TestCase("-in")]
    [TestCase("-proto,dst")]
    public async Task List_Limit_CutsAfterSorting(string keys)
    {
        PyctlRun all = await _served.RunAsync("list", "-o", "csv", "-c", "_id", "--sort", keys);
        PyctlRun some = await _served.RunAsync("list", "-o", "csv", "-c", "_id", "--sort", keys, "--limit", "2");

        Assert.That(some.Lines, Is.EqualTo(all.Lines.Take(3)));
    }

    [Test]
    public async Task List_LimitedTable_SaysOfHowMany()
    {
        PyctlRun run = await _served.RunAsync("list", "-n", "1");

        Assert.That(run.Errors, Is.EqualTo("1 of 4 connections\n"));
    }

    [Test]
    public async Task List_GroupBy_SumsUp()
    {
        PyctlRun run = await _served.RunAsync("list", "-o", "csv", "--group-by", "service", "ip");

        Assert.That(run.Lines[0], Is.EqualTo("protocol,port,count,unreplied,bytes,packets,byte_rate"));
        Assert.That(run.Lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(4))),
            Is.EquivalentTo(["tcp,443,1,0", "tcp,22,1,0", "udp,53,1,1"]));
    }

    [Test]
    public async Task List_Since_LeavesOldOnesOut()
    {
        PyctlRun young = await _served.RunAsync("list", "-o", "jsonl", "--since", "1h");
        PyctlRun later = await _served.RunAsync("list", "-o", "jsonl", "--since", "2099-01-01T00:00:00Z");

        Assert.That(young.Lines, Has.Count.EqualTo(4));
        Assert.That(later.Lines, Is.Empty);
    }

    [Test]
    public async Task List_SeveralHosts_HasAColumnAndMergesTheOrder()
    {
        PyctlRun run = await _served.RunAsync(
            "list", "-o", "csv", "-c", "orig_port_dst", "--sort", "orig_port_dst", "--host", _served.Address + ",second");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Partial));
        Assert.That(run.Lines[0], Is.EqualTo("host,orig_port_dst"));
        Assert.That(run.Lines[1], Is.EqualTo($"{_served.Address},22"));
        Assert.That(run.Errors, Does.StartWith("pyctl: second: "));
    }

    [Test]
    public async Task List_OnTerminal_FitsItsWidth()
    {
        PyctlRun run = await PyctlRun.OnTerminalAsync(_served.Home, $"list --sort -bytes --host {_served.Address}");

        Assert.That(run.Lines.Select(line => Escapes().Replace(line, "").Length), Has.All.LessThanOrEqualTo(80));
        Assert.That(run.Lines[0], Does.StartWith("\e[1m"));
    }

    [Test]
    public async Task List_NoColor_HasNone()
    {
        PyctlRun run = await PyctlRun.OnTerminalAsync(
            _served.Home, $"list --host {_served.Address}", variables: new Dictionary<string, string> { ["NO_COLOR"] = "1" });

        Assert.That(run.Output, Does.Not.Contain("\e["));
    }

    [TestCase("list|foo", "pyctl: filter: ")]
    [TestCase("list|-c|nothing", "pyctl: there is no column nothing")]
    [TestCase("list|--sort|nothing", "pyctl: --sort: there is no column nothing")]
    [TestCase("list|-4|-6", "pyctl: -4 and -6 leave nothing")]
    [TestCase("list|-n|0", "pyctl: --limit: ")]
    [TestCase("lits", "pyctl: Unrecognized command or argument 'lits'.")]
    public async Task List_BadUsage_SaysWhatIsWrong(string words, string expected)
    {
        PyctlRun run = await _served.RunAsync(words.Split('|'));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.BadUsage));
        Assert.That(run.Errors, Does.Contain(expected));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task List_NobodyListens_IsUnreachable()
    {
        PyctlRun run = await PyctlRun.OfAsync(_served.Home, ["list", "--host", "unix:" + _served.FilePath("none.sock")]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unreachable));
        Assert.That(run.Errors, Does.StartWith("pyctl: login could not be called on unix:").And.Not.Contain("   at "));
    }

    // What a second changes is taken out: timeouts, ages and the counters of packets on their way.
    private static IEnumerable<string> Lasting(string output) => output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line.Contains("10.77.1.2", StringComparison.Ordinal) || line.Contains("fd77:1::2", StringComparison.Ordinal))
        .Select(line => Moving().Replace(line, ""));

    [GeneratedRegex(@"(?<=^\w+ +\d+ )\d+ |delta-time=\d+ |<timeout>\d+</timeout>|<deltatime>\d+</deltatime>")]
    private static partial Regex Moving();

    [GeneratedRegex(@"\e\[\d*m")]
    private static partial Regex Escapes();
}
