// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Tests.Packets;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Rules;

/// <summary>Generated rules in a kernel: what they leave alone, and what they must not forget.</summary>
[Category("Kernel")]
internal sealed class RulesKernelTests
{
    private static readonly RuleFormat[][] s_formats = [[RuleFormat.Nft], [RuleFormat.Iptables, RuleFormat.Ip6tables]];

    [OneTimeSetUp]
    public static void SkipWithoutNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    [Test]
    public void Load_Twice_LeavesTheTablesOfOthersAsTheyAre([ValueSource(nameof(s_formats))] RuleFormat[] formats)
    {
        using var host = new NetnsFixture("nf-", isTracking: false);
        host.Run("iptables", "-t", "nat", "-N", "DOCKER");
        host.Run("iptables", "-t", "nat", "-A", "POSTROUTING", "-s", "172.17.0.0/16", "!", "-o", "docker0", "-j", "MASQUERADE");
        host.LoadRules(
            """
            table inet f2b-table {
              set addr-set-sshd { type ipv4_addr; elements = { 203.0.113.9 }; }
              chain f2b-chain { type filter hook input priority -1; tcp dport 22 ip saddr @addr-set-sshd reject; }
            }
            """);
        string[] before = [Table(host, "ip", "nat"), Table(host, "inet", "f2b-table")];
        var shop = new WebShop();

        Load(host, formats, shop.Web1, shop.Model);
        string first = host.Run("nft", "-s", "list", "ruleset");
        Load(host, formats, shop.Web1, shop.Model);

        Assert.That(new[] { Table(host, "ip", "nat"), Table(host, "inet", "f2b-table") }, Is.EqualTo(before));
        Assert.That(before[0], Does.Contain("172.17.0.0/16"));
        Assert.That(Lines(host.Run("nft", "-s", "list", "ruleset")), Is.EquivalentTo(Lines(first)));
    }

    [Test]
    public void Load_Coexist_LeavesTheRulesOfTheFilterTable()
    {
        using var host = new NetnsFixture("nf-", isTracking: false);
        host.Run("iptables", "-N", "f2b-sshd");
        host.Run("iptables", "-A", "INPUT", "-p", "tcp", "--dport", "22", "-j", "f2b-sshd");
        var shop = new WebShop();

        foreach (RuleFormat format in (RuleFormat[])[RuleFormat.Nft, RuleFormat.Iptables])
        {
            LoadFile(host, format, Render(shop.Web1, shop.Model, format, Profile.Coexist), "--noflush");
        }

        Assert.That(host.Run("iptables", "-S"), Does.Contain("-P INPUT ACCEPT").And.Contain("--dport 22 -j f2b-sshd"));
        Assert.That(host.Run("nft", "list", "table", "inet", "pyctd"), Does.Not.Contain("drop"));
    }

    [Test]
    public void Load_NeighbourDiscovery_IsWhatKeepsIPv6Alive([ValueSource(nameof(s_formats))] RuleFormat[] formats)
    {
        using var lab = new FirewallLab("nf-");
        var sample = new SampleInventory();
        Entity host = sample.AddHost("server");
        sample.AddInterface(host, "eth0", "10.77.2.2/24", "fd77:2::2/64");
        sample.Edit.Add(sample.Communication(
            Endpoint.Any, Endpoint.OfEntity(host.Id), new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 }));

        Load(lab.Server, formats, host, sample.Model);
        Assert.That(CanPing(lab, isIPv6: false), Is.True);
        Assert.That(CanPing(lab, isIPv6: true), Is.True);

        foreach (RuleFormat format in formats)
        {
            string rules = Render(host, sample.Model, format, null);
            LoadFile(lab.Server, format, string.Join('\n', rules.Split('\n').Where(line => !line.Contains("b=nd\"", StringComparison.Ordinal))));
        }

        Assert.That(CanPing(lab, isIPv6: false), Is.True);
        Assert.That(CanPing(lab, isIPv6: true), Is.False);
    }

    [Test]
    public void Load_Rate_IsThatOfTheWholeCommunication([ValueSource(nameof(s_formats))] RuleFormat[] formats)
    {
        using var lab = new PacketLab();
        var sample = new SampleInventory();
        Entity host = sample.AddHost("unit");
        sample.AddInterface(host, "eth0", "10.0.0.100/24");
        sample.AddInterface(host, "eth1", "10.200.0.100/24");
        sample.Edit.Add(sample.Communication(Endpoint.Any, Endpoint.OfEntity(host.Id)) with
        {
            Rate = new RateLimit(3, RateUnit.Hour),
            Log = true,
        });
        lab.Load(formats.Select(format => (format, Render(host, sample.Model, format, null))));

        HashSet<Probe> arrived = lab.Send(Enumerable.Range(0, 10).Select(number => new Probe(
            RuleDirection.In,
            IsFarSide: false,
            IPAddress.Parse("10.0.1.1"),
            IPAddress.Parse(number % 2 == 0 ? "10.0.0.100" : "10.200.0.100"),
            IpProtocols.Tcp,
            (ushort)(2000 + number),
            22)));

        Assert.That(arrived, Has.Count.EqualTo(3));
    }

    private static bool CanPing(FirewallLab lab, bool isIPv6)
    {
        foreach (NetnsFixture host in (NetnsFixture[])[lab.Firewall, lab.Server])
        {
            host.Run("ip", "-6", "neigh", "flush", "all");
            host.Run("conntrack", "-F");
        }

        try
        {
            lab.Firewall.Run("ping", "-c", "1", "-W", "2", FirewallLab.ServerAddress(isIPv6).ToString());
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Table(NetnsFixture host, string family, string name) =>
        host.Run("nft", "-s", "list", "table", family, name);

    private static string[] Lines(string text) => text.Split('\n');

    private static void Load(NetnsFixture host, RuleFormat[] formats, Entity entity, InventoryModel model)
    {
        foreach (RuleFormat format in formats)
        {
            LoadFile(host, format, Render(entity, model, format, null));
        }
    }

    private static void LoadFile(NetnsFixture host, RuleFormat format, string content, params string[] options)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            string program = format == RuleFormat.Ip6tables ? "ip6tables-restore" : "iptables-restore";
            host.Run(format == RuleFormat.Nft ? "nft" : program, format == RuleFormat.Nft ? ["-f", file] : [.. options, file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Render(Entity entity, InventoryModel model, RuleFormat format, Profile? profile) => RuleFiles.Render(
        entity, model, new RenderOptions { Format = format, Profile = profile, Time = SampleInventory.Now }).Content;
}
