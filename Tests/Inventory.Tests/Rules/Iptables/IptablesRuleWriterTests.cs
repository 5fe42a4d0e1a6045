// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Rules.Iptables;

/// <summary>Records go straight into the model here, past all validation: what comes out must be right or refused.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class IptablesRuleWriterTests
{
    private const long Id = 90;

    private readonly WebShop _shop = new();

    [TestCase("1-2,4-5,7-8,10-11,13-14,16-17,19-20,22", new[] { "1:2,4:5,7:8,10:11,13:14,16:17,19:20,22" })]
    [TestCase("1-2,4-5,7-8,10-11,13-14,16-17,19-20,22-23", new[] { "1:2,4:5,7:8,10:11,13:14,16:17,19:20", "22:23" })]
    [TestCase("1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31", new[] { "1,3,5,7,9,11,13,15,17,19,21,23,25,27,29", "31" })]
    public void Write_ManyPorts_AreSplitWhereAMatchIsFull(string ports, string[] expected)
    {
        string[] lines = Declare(WebShop.Traffic(IpProtocols.Tcp, ports)).LinesOf(Id);

        Assert.That(
            lines.Select(line => line.Split(" --dports ", 2) is [_, var rest] ? rest : line.Split(" --dport ", 2)[1])
                .Select(rest => rest.Split(' ')[0]),
            Is.EqualTo(expected));
    }

    [Test]
    public void Write_ManyPortsOnBothSides_AreEveryPair()
    {
        string many = string.Join(',', Enumerable.Range(1, 20).Select(number => number * 2));

        Assert.That(Declare(WebShop.Traffic(IpProtocols.Tcp, many, many)).LinesOf(Id), Has.Length.EqualTo(4));
    }

    [TestCase("esp", "-p 50 ")]
    [TestCase("gre", "-p 47 ")]
    [TestCase("vrrp", "-p 112 ")]
    [TestCase("255", "-p 255 ")]
    public void Write_ProtocolWithoutPorts_IsItsNumber(string name, string expected)
    {
        Assert.That(Contract.Net.ProtocolNames.TryParse(name, out byte protocol));

        Assert.That(Declare(new TrafficClass(protocol)).LinesOf(Id), Is.EqualTo(new[]
        {
            $"-A PYCTD-IN -d 10.0.0.30/32 {expected}-m conntrack --ctstate NEW -m comment --comment \"pyctd c=90\" -j ACCEPT",
        }));
    }

    [Test]
    public void Write_AuthenticationHeaderOfIPv6_IsMatchedAsAnExtension()
    {
        RuleFile rules = Declare(new TrafficClass(51), _shop.Database, RuleFormat.Ip6tables);

        Assert.That(rules.LinesOf(Id), Has.Length.EqualTo(1).And.All.Contains("--ctstate NEW -m ah -m comment"));
        Assert.That(rules.LinesOf(Id), Has.None.Contains(" -p "));
    }

    [Test]
    public void Write_PortsThatAreNone_AreRefused(
        [Values("0", "200-100")] string range, [Values] bool isSource, [Values(RuleFormat.Iptables, RuleFormat.Nft)] RuleFormat format)
    {
        ushort[] ends = [.. range.Split('-').Select(ushort.Parse)];
        var ports = PortSet.Of([new PortRange(ends[0], ends[^1])]);
        var traffic = new TrafficClass(IpProtocols.Tcp);

        AssertRefused(Declare(
            isSource ? traffic with { SourcePorts = ports } : traffic with { DestinationPorts = ports }, format: format));
    }

    [TestCase(0, RuleFormat.Iptables, TestName = "Write_ProtocolZeroWhichMeansEveryProtocol_IsRefused")]
    [TestCase(0, RuleFormat.Ip6tables, TestName = "Write_ProtocolZeroInIPv6_IsRefused")]
    [TestCase(43, RuleFormat.Ip6tables, TestName = "Write_RoutingHeaderInIPv6_IsRefused")]
    [TestCase(44, RuleFormat.Ip6tables, TestName = "Write_FragmentHeaderInIPv6_IsRefused")]
    [TestCase(60, RuleFormat.Ip6tables, TestName = "Write_DestinationOptionsInIPv6_AreRefused")]
    public void Write_ProtocolThatTheToolTakesForAnother_IsRefused(byte protocol, RuleFormat format) =>
        AssertRefused(Declare(new TrafficClass(protocol), _shop.Database, format));

    [Test]
    public void Write_IcmpType255WhichMeansEveryType_IsRefused() =>
        AssertRefused(Declare(new TrafficClass(IpProtocols.Icmp) { IcmpType = 255 }));

    [Test]
    public void Write_ConditionOfAnotherProtocol_IsRefused()
    {
        AssertRefused(Declare(WebShop.Traffic(47, "22")));
        AssertRefused(Declare(new TrafficClass(IpProtocols.Tcp) { IcmpType = 8 }));
        AssertRefused(Declare(new TrafficClass(IpProtocols.Icmp) { IcmpCode = 8 }));
    }

    [TestCase(0)]
    [TestCase(10_001)]
    public void Write_RateOutOfRange_IsRefused(int count)
    {
        _shop.Edit.Put(Communication(WebShop.Traffic(IpProtocols.Tcp, "22")) with { Rate = new RateLimit(count, RateUnit.Day) });

        AssertRefused(Render(_shop.Monitor));
    }

    [TestCase("eth0 -j ACCEPT")]
    [TestCase("eth+")]
    [TestCase("eth0\n-A INPUT -j ACCEPT")]
    [TestCase("! lo")]
    [TestCase("a name of more than fifteen")]
    public void Write_DeviceThatIsNone_IsRefused(string device)
    {
        Interface one = _shop.Model.InterfacesOf(_shop.Monitor.Id).Single();
        _shop.Edit.Put(one with { Device = device });

        RuleFile rules = Declare(WebShop.Traffic(IpProtocols.Tcp, "22"));

        Assert.That(rules.Codes(), Is.EqualTo(new[] { ValidationCodes.Format, ValidationCodes.Format }));
        Assert.That(rules.Content, Does.Not.Contain(device));
    }

    [Test]
    public void Write_RefusedCommunicationOfManyAddresses_IsFoundOnce()
    {
        _shop.Edit.Add(SampleInventory.Address(_shop.Model.InterfacesOf(_shop.Monitor.Id).Single(), "10.0.0.31/24"));

        Assert.That(Declare(new TrafficClass(0)).Codes(), Is.EqualTo(new[] { ValidationCodes.Format }));
    }

    [Test]
    public void Write_RulesOfIPv6Alone_AreNotInTheFileOfIPv4()
    {
        string content = ShopRules.Render(_shop, _shop.Web1, RuleFormat.Iptables).Content;

        Assert.That(content, Does.Not.Contain("2001:").And.Not.Contain("icmp6"));
        Assert.That(ShopRules.Render(_shop, _shop.Web1, RuleFormat.Iptables).LinesOf(4), Is.Empty);
    }

    [Test]
    public void Write_RateWithLog_CountsInBucketsOfTheirOwn()
    {
        _shop.Edit.Put(Communication(WebShop.Traffic(IpProtocols.Tcp, "22")) with
        {
            Log = true,
            Rate = new RateLimit(3, RateUnit.Hour),
        });

        string[] lines = [.. Render(_shop.Monitor).Content.Split('\n').Where(line => line.Contains("hashlimit", StringComparison.Ordinal))];

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.Contain("--hashlimit-name pyctd-l90-3-hour ").And.Contain("--log-prefix \"PYCTD-C90 \""));
        Assert.That(lines[1], Does.Contain("--hashlimit-name pyctd-c90-3-hour ").And.EndWith("-j ACCEPT"));
    }

    [Test]
    public void Write_LargestId_StaysWithinALogPrefix()
    {
        _shop.Edit.Put(Communication(WebShop.Traffic(IpProtocols.Tcp, "22")) with { Id = long.MaxValue, Log = true });

        string prefix = Render(_shop.Monitor).Content.Split("--log-prefix \"PYCTD-C", 2)[1].Split('"')[0];

        Assert.That("PYCTD-C" + prefix, Has.Length.LessThanOrEqualTo(29));
    }

    private static void AssertRefused(RuleFile rules)
    {
        Assert.That(rules.Codes(), Is.EqualTo(new[] { ValidationCodes.Format }));
        Assert.That(rules.Findings[0].Message, Does.StartWith("Communication 90: "));
        Assert.That(rules.Content, Does.Not.Contain("c=90"));
    }

    private Communication Communication(TrafficClass traffic, Entity? entity = null) => _shop.Communication(
        Id, Endpoint.Any, Endpoint.OfEntity((entity ?? _shop.Monitor).Id), traffic, "");

    private RuleFile Declare(TrafficClass traffic, Entity? entity = null, RuleFormat format = RuleFormat.Iptables)
    {
        _shop.Edit.Put(Communication(traffic, entity));
        return Render(entity ?? _shop.Monitor, format);
    }

    private RuleFile Render(Entity entity, RuleFormat format = RuleFormat.Iptables) =>
        ShopRules.Render(_shop, entity, format);
}
