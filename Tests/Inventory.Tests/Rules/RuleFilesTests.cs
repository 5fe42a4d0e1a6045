// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Rules;

internal sealed partial class RuleFilesTests
{
    private static readonly RuleFormat[] s_formats =
        [RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Json, RuleFormat.Shell];

    [TestCaseSource(nameof(Goldens))]
    public void Render_Shop_IsGolden(string file, string entity, RuleFormat format, Profile profile)
    {
        RuleFile rules = Render(new WebShop(), entity, format, profile);

        Assert.That(rules.Findings.Where(finding => finding.IsError), Is.Empty);
        GoldenFile.Compare(file, rules.Content);
    }

    [Test]
    public void Render_RecordsThatCameInAnotherOrder_HasTheSameBytes(
        [ValueSource(nameof(s_formats))] RuleFormat format, [Values("web1", "Gate 1")] string entity)
    {
        RuleFile first = Render(new WebShop(), entity, format, Profile.Router);

        Assert.That(Render(new WebShop(isReversed: true), entity, format, Profile.Router).Content, Is.EqualTo(first.Content));
    }

    [Test]
    public void Render_Digest_IsOverTheContentWithoutItsLine(
        [Values(RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Shell)] RuleFormat format)
    {
        RuleFile rules = Render(new WebShop(), "web1", format);

        string rest = rules.Content.Replace($"# digest={rules.Digest}\n", "", StringComparison.Ordinal);
        Assert.That(rest, Has.Length.LessThan(rules.Content.Length));
        Assert.That(
            rules.Digest,
            Is.EqualTo("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest)))));
    }

    [Test]
    public void Render_Name_IsSafeAsAFileName() =>
        Assert.That(Render(new WebShop(), "Gate 1", RuleFormat.Iptables).FileName, Is.EqualTo("gate_1.rules.v4"));

    [Test]
    public void Render_OwnChain_HasNothingButOurChain()
    {
        var shop = new WebShop();
        RuleFile rules = RuleFiles.Render(
            shop.Web1, shop.Model, Options(RuleFormat.Iptables) with { Mode = RuleMode.OwnChain });

        string[] lines = [.. rules.Content.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        Assert.That(lines[..2], Is.EqualTo(new[] { "*filter", ":PYCTD-IN - [0:0]" }));
        Assert.That(lines[2..^1], Has.All.StartsWith("-A PYCTD-IN "));
        Assert.That(lines[^1], Is.EqualTo("COMMIT"));
    }

    [TestCase(RuleFormat.Iptables, Profile.HostInbound, RuleMode.OwnTable)]
    [TestCase(RuleFormat.Iptables, Profile.Coexist, RuleMode.Replace)]
    public void Render_ModeThatDoesNotFit_IsAnError(RuleFormat format, Profile profile, RuleMode mode)
    {
        var shop = new WebShop();

        RuleFile rules = RuleFiles.Render(
            shop.Web1, shop.Model, Options(format) with { Profile = profile, Mode = mode });

        Assert.That(Codes(rules), Is.EqualTo(new[] { ValidationCodes.Value }));
    }

    [Test]
    public void Render_RouterWithTheProfileOfAHost_Warns() => Assert.That(
        Codes(Render(new WebShop(), "Gate 1", RuleFormat.Iptables)), Is.EqualTo(new[] { ValidationCodes.NotForwarded }));

    [Test]
    public void Render_Subnet_Warns() => Assert.That(
        Codes(Render(new WebShop(), "lan", RuleFormat.Iptables)), Is.EqualTo(new[] { ValidationCodes.SubnetHasRules }));

    [Test]
    public void Render_NatTable_IsNeverTouched([Values] Profile profile)
    {
        string content = Render(new WebShop(), "Gate 1", RuleFormat.Iptables, profile).Content;

        Assert.That(TableLine().Matches(content).Select(match => match.Value), Is.EqualTo(new[] { "*filter" }));
    }

    [Test]
    public void Render_NamesWithLineEnds_StayInTheHeader()
    {
        var shop = new WebShop();
        shop.Edit.Put(shop.Project with { Name = "shop\n-A INPUT -j ACCEPT" });
        Entity evil = shop.Web1 with { Name = "web1\r\n:INPUT ACCEPT [0:0]\u202e" };

        RuleFile rules = RuleFiles.Render(evil, shop.Model, Options(RuleFormat.Iptables));

        Assert.That(
            rules.Content.Split('\n')[1],
            Is.EqualTo("# project=shop-A INPUT -j ACCEPT entity=web1:INPUT ACCEPT [0:0] family=ipv4 profile=host-inbound revision=17"));
        Assert.That(rules.Content.Split('\n')[3], Is.EqualTo("*filter"));
        Assert.That(rules.FileName, Does.Match("^[a-z0-9_-][a-z0-9._-]*$"));
    }

    [Test]
    public void Render_CommunicationWithoutAnAddressThatItCouldBeBetween_IsAnError()
    {
        var shop = new WebShop();
        Communication lost = shop.Communication(
            90, shop.InterfaceOf(shop.Lan, 1), shop.InterfaceOf(shop.Monitor, 0), WebShop.Traffic(IpProtocols.Tcp, "1"), "");
        shop.Edit.Put(lost);

        Assert.That(Codes(Render(shop, "mon1", RuleFormat.Iptables)), Is.EqualTo(new[] { ValidationCodes.Format }));
    }

    [Test]
    public void Render_EmptyGroup_IsAnErrorAndMatchesNothing()
    {
        var shop = new WebShop();
        Entity group = shop.Lan with { Id = 80, Name = "nobody", Kind = EntityKind.Group };
        shop.Edit.Put(group);
        shop.Edit.Put(shop.Communication(
            91, Endpoint.OfEntity(group.Id), Endpoint.OfEntity(shop.Monitor.Id), WebShop.Traffic(IpProtocols.Tcp, "1"), ""));

        RuleFile rules = Render(shop, "mon1", RuleFormat.Iptables);

        Assert.That(Codes(rules), Is.EqualTo(new[] { ValidationCodes.Format }));
        Assert.That(rules.Content, Does.Not.Contain("c=91"));
    }

    [Test]
    public void Render_IcmpTypeThatTheOnlyFamilyHasNot_IsAnError()
    {
        var shop = new WebShop();
        shop.Edit.Put(shop.Communication(
            92,
            shop.InterfaceOf(shop.Lan, 1),
            shop.InterfaceOf(shop.Web1, 0),
            new TrafficClass(IpProtocols.Icmp) { IcmpType = 13 },
            ""));

        Assert.That(Codes(Render(shop, "web1", RuleFormat.Ip6tables)), Is.EqualTo(new[] { ValidationCodes.Format }));
    }

    private static object[][] Goldens() =>
    [
        ["web1.rules.v4", "web1", RuleFormat.Iptables, Profile.HostInbound],
        ["web1.rules.v6", "web1", RuleFormat.Ip6tables, Profile.HostInbound],
        ["web1.json", "web1", RuleFormat.Json, Profile.HostInbound],
        ["web1.sh", "web1", RuleFormat.Shell, Profile.HostInbound],
        ["web1-strict.rules.v4", "web1", RuleFormat.Iptables, Profile.HostStrict],
        ["web1-strict.rules.v6", "web1", RuleFormat.Ip6tables, Profile.HostStrict],
        ["web1-coexist.rules.v4", "web1", RuleFormat.Iptables, Profile.Coexist],
        ["web1-coexist.rules.v6", "web1", RuleFormat.Ip6tables, Profile.Coexist],
        ["gate-router.rules.v4", "Gate 1", RuleFormat.Iptables, Profile.Router],
        ["gate-router.rules.v6", "Gate 1", RuleFormat.Ip6tables, Profile.Router],
        ["gate-router.json", "Gate 1", RuleFormat.Json, Profile.Router],
    ];

    private static RuleFile Render(
        WebShop shop, string entity, RuleFormat format, Profile profile = Profile.HostInbound) => RuleFiles.Render(
        shop.Model.FindEntity(shop.Project.Id, entity)!, shop.Model, Options(format) with { Profile = profile });

    private static RenderOptions Options(RuleFormat format) => new() { Format = format, Time = SampleInventory.Now };

    private static string[] Codes(RuleFile rules) => [.. rules.Findings.Select(finding => finding.Code)];

    [GeneratedRegex(@"^\*.*$", RegexOptions.Multiline)]
    private static partial Regex TableLine();
}
