// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Programs;
using Inventory.Checking;
using Inventory.Model;
using Inventory.Rules;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Rules;

/// <summary>What is generated, as the real tools and the kernel see it.</summary>
internal sealed class RuleFilesKernelTests : RuleKernelTest
{
    private static readonly string[] s_goldenFiles =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rules"))
            .Select(path => Path.GetFileName(path))
            .Where(name => FormatOf(name) is not null)
            .Order(StringComparer.Ordinal),
    ];

    [Test]
    public async Task GoldenFile_EveryLevel_IsTakenAndReadBackEqual(
        [ValueSource(nameof(s_goldenFiles))] string name, [Values] CheckLevel level)
    {
        CheckResult result = await new RulesetChecker(new ProcessRunner()).CheckAsync(
            GoldenFile.Read(name), FormatOf(name)!.Value, level, CancellationToken.None);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Ok);
    }

    [Test]
    public async Task Render_OwnChain_LeavesTheOtherChainsAndTablesAlone()
    {
        using var lab = new RuleLab();
        const string Others =
            """
            *nat
            :DOCKER - [0:0]
            -A POSTROUTING -s 172.17.0.0/16 -j MASQUERADE
            COMMIT
            *filter
            :INPUT DROP [0:0]
            :DOCKER - [0:0]
            :f2b-sshd - [0:0]
            :PYCTD-IN - [0:0]
            -A INPUT -j f2b-sshd
            -A INPUT -j PYCTD-IN
            -A PYCTD-IN -j DROP
            -A f2b-sshd -s 198.51.100.66/32 -j DROP
            COMMIT

            """;
        await lab.RunAsync("iptables-restore", [], Others);
        string[] before = await lab.ReadAsync("iptables");
        string rules = GoldenFile.Read("web1-coexist.rules.v4");

        await lab.RunAsync("iptables-restore", ["-n"], rules);

        string[] after = await lab.ReadAsync("iptables");
        Assert.That(
            after.Where(line => !IsOurs(line)), Is.EqualTo(before.Where(line => !IsOurs(line))));
        Assert.That(after.Where(IsOurs), Is.EqualTo(rules.Split('\n').Where(IsOurs)));

        static bool IsOurs(string line) => line.StartsWith("-A PYCTD-IN ", StringComparison.Ordinal);
    }

    [Test]
    public async Task Render_RateThatChanged_CountsAtOnce()
    {
        var shop = new WebShop();
        Entity local = LocalHost(shop);
        Communication limited = shop.Communication(
            90, Endpoint.Any, Endpoint.OfEntity(local.Id), WebShop.Traffic(IpProtocols.Udp, "1002"), "");
        using var lab = new RuleLab();
        await lab.RunAsync("iptables-restore", [], "*filter\n:PYCTD-IN - [0:0]\n-A INPUT -j PYCTD-IN\nCOMMIT\n");
        foreach (int rate in (int[])[1, 2])
        {
            shop.Edit.Put(limited with { Rate = new RateLimit(rate, RateUnit.Day) });
            await lab.RunAsync(
                "iptables-restore", ["-n"], ShopRules.Render(shop, local, RuleFormat.Iptables, Profile.Coexist).Content);

            SendDatagrams(lab, [1002, 1002, 1002]);

            Assert.That(await CountAsync(lab, 90), Is.EqualTo(rate));
        }
    }

    [Test]
    public async Task Render_HostStrict_NeighboursFindEachOther([Values] bool hasNeighbourDiscovery)
    {
        var shop = new WebShop();
        Entity server = shop.Monitor with { Id = 70, Name = "server" };
        shop.Edit.Put(server);
        Interface link = shop.Edit.Add(new Interface { Entity = server.Id });
        shop.Edit.Add(SampleInventory.Address(link, FirewallLab.ServerAddress(isIPv6: true) + "/64"));
        shop.Edit.Put(shop.Communication(
            90, Endpoint.Any, Endpoint.OfEntity(server.Id), new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 }, ""));
        string rules = ShopRules.Render(shop, server, RuleFormat.Ip6tables, Profile.HostStrict).Content;
        using var lab = new FirewallLab("ru-");

        ProgramResult loaded = await new ProcessRunner().RunAsync(
            "ip",
            ["netns", "exec", lab.Server.Name, "ip6tables-restore"],
            hasNeighbourDiscovery ? rules : WithoutLines(rules, "\"pyctd b=nd\""),
            CancellationToken.None);

        Assert.That(loaded.ExitCode, Is.Zero, loaded.Errors);
        Assert.That(
            () => lab.Client.Run("ping", "-c", "1", "-n", "-W", "2", FirewallLab.ServerAddress(isIPv6: true).ToString()),
            hasNeighbourDiscovery ? Throws.Nothing : Throws.InvalidOperationException);
    }

    [Test]
    public async Task Tools_WhatTheRefusalsRestOn_IsStillSo()
    {
        using var lab = new RuleLab();

        Assert.That(await LoadAsync("iptables", "-p icmp -m icmp --icmp-type 255"), Does.Contain("--icmp-type any"));
        Assert.That(await LoadAsync("ip6tables", "-p ipv6-icmp -m icmp6 --icmpv6-type 255"), Does.Contain("--icmpv6-type 255"));
        Assert.That(await LoadAsync("iptables", "-p 0"), Is.EqualTo("-A INPUT -j ACCEPT"));
        Assert.That(await LoadAsync("ip6tables", "-m ah"), Is.EqualTo("-A INPUT -m ah -j ACCEPT"));
        foreach (string protocol in (string[])["43", "44", "51", "60"])
        {
            ProgramResult result = await lab.TryAsync("ip6tables-restore", [], Filter($"-p {protocol}"));
            Assert.That(result.Errors, Does.Contain("never matched protocol"));
        }

        async Task<string> LoadAsync(string tool, string match)
        {
            await lab.RunAsync(tool + "-restore", [], Filter(match));
            return (await lab.ReadAsync(tool)).Single(line => line.StartsWith("-A", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Tools_CommentLineLongerThanTheirBuffer_IsReadAsARule()
    {
        using var lab = new RuleLab();
        string comment = "#" + new string('x', 10_238) + "-A INPUT -s 198.51.100.66/32 -j ACCEPT";

        await lab.RunAsync("iptables-restore", [], $"*filter\n{comment}\nCOMMIT\n");

        Assert.That(await lab.ReadAsync("iptables"), Does.Contain("-A INPUT -s 198.51.100.66/32 -j ACCEPT"));
    }

    private static string WithoutLines(string text, string what) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Contains(what, StringComparison.Ordinal)));

    private static string Filter(string match) => $"*filter\n:INPUT ACCEPT [0:0]\n-A INPUT {match} -j ACCEPT\nCOMMIT\n";

    private static RuleFormat? FormatOf(string name) => Path.GetExtension(name) switch
    {
        ".v4" => RuleFormat.Iptables,
        ".v6" => RuleFormat.Ip6tables,
        ".conf" => RuleFormat.Conntrackt,
        _ => null,
    };

    private static Entity LocalHost(WebShop shop)
    {
        Entity local = shop.Monitor with { Id = 70, Name = "local" };
        shop.Edit.Put(local);
        Interface loopback = shop.Edit.Add(new Interface { Entity = local.Id });
        shop.Edit.Add(SampleInventory.Address(loopback, "127.0.0.1/8"));
        return local;
    }

    // Each from a port of its own, and so a connection of its own.
    private static void SendDatagrams(RuleLab lab, IEnumerable<int> ports) => lab.Netns.Inside(() =>
    {
        foreach (int port in ports)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.SendTo([1], new IPEndPoint(IPAddress.Loopback, port));
        }

        return 0;
    });

    private static async Task<long> CountAsync(RuleLab lab, long communication) =>
        (await lab.RunAsync("iptables-save", ["-c"])).Split('\n')
            .Where(line => line.Contains($"\"pyctd c={communication}\"", StringComparison.Ordinal))
            .Sum(line => long.Parse(line[1..line.IndexOf(':', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture));
}
