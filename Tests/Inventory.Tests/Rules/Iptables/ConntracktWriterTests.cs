// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Rules.Iptables;

/// <summary>Against files written by hand, after the description of what the predecessor wrote.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ConntracktWriterTests
{
    private readonly SampleInventory _sample = new();
    private readonly Entity _web;
    private readonly Endpoint _front;
    private readonly Endpoint _lan;

    public ConntracktWriterTests()
    {
        _web = _sample.AddHost("Web 1");
        _front = Endpoint.OfInterface(_sample.AddInterface(_web, "eth0", "192.0.2.10/32").Id);
        _lan = Endpoint.OfInterface(_sample.AddInterface(_sample.AddHost("LAN", EntityKind.Subnet), "eth0", "10.10.4.0/24").Id);
    }

    [Test]
    public void Write_Communications_AreGroupedAndSortedWithTheFixedRules()
    {
        Endpoint world = Endpoint.OfInterface(
            _sample.AddInterface(_sample.AddHost("world", EntityKind.Subnet), "eth0", "0.0.0.0/0").Id);
        Declare(_lan, Udp("161"), "");
        Declare(_lan, SampleInventory.Tcp("22"), "Admin SSH");
        Declare(world, SampleInventory.Tcp("443"), "Web");
        Declare(world, SampleInventory.Tcp("80"), "Web");
        Declare(_lan, new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 }, "Ping");
        Declare(_lan, SampleInventory.Tcp("873"), "Accept all incoming related traffic.");

        RuleFile rules = Render(_web);

        Assert.That(rules.Findings, Is.Empty);
        Assert.That(rules.FileName, Is.EqualTo("web_1-iptables.conf"));
        Assert.That(rules.Content, Is.EqualTo(GoldenFile.Read("conntrackt-by-hand.conf")));
    }

    [Test]
    public void Write_NoCommunications_HasTheFixedRules() =>
        Assert.That(Render(_web).Content, Is.EqualTo(GoldenFile.Read("conntrackt-by-hand-empty.conf")));

    [Test]
    public void Write_ListOfPorts_IsARuleForEach()
    {
        Declare(_lan, SampleInventory.Tcp("22,80"), "");

        Assert.That(
            Render(_web).Content.Split('\n')[2..4],
            Is.EqualTo(new[]
            {
                "-A INPUT -s 10.10.4.0/255.255.255.0 -d 192.0.2.10/255.255.255.255 -p tcp -m tcp --dport 22 -j ACCEPT",
                "-A INPUT -s 10.10.4.0/255.255.255.0 -d 192.0.2.10/255.255.255.255 -p tcp -m tcp --dport 80 -j ACCEPT",
            }));
    }

    [TestCase("range")]
    [TestCase("every port")]
    [TestCase("source ports")]
    [TestCase("protocol")]
    [TestCase("every type")]
    [TestCase("code")]
    [TestCase("log")]
    [TestCase("rate")]
    public void Write_WhatThePredecessorCouldNotSay_IsAnError(string what)
    {
        TrafficClass ping = new(IpProtocols.Icmp) { IcmpType = 3 };
        TrafficClass traffic = what switch
        {
            "range" => SampleInventory.Tcp("22-23"),
            "every port" => SampleInventory.Tcp(""),
            "source ports" => SampleInventory.Tcp("22") with { SourcePorts = SampleInventory.Tcp("22").DestinationPorts },
            "protocol" => SampleInventory.Tcp("22") with { Protocol = IpProtocols.Sctp },
            "every type" => ping with { IcmpType = null },
            "code" => ping with { IcmpCode = 4 },
            _ => SampleInventory.Tcp("22"),
        };
        _sample.Edit.Add(_sample.Communication(_lan, _front, traffic) with
        {
            Log = what == "log",
            Rate = what == "rate" ? new RateLimit(1, RateUnit.Second) : null,
        });

        RuleFile rules = Render(_web);

        Assert.That(rules.Codes(), Is.EqualTo(new[] { ValidationCodes.Format }));
        Assert.That(rules.Content, Is.EqualTo(GoldenFile.Read("conntrackt-by-hand-empty.conf")));
    }

    [Test]
    public void Write_DeviceOrIPv6Alone_IsAnError()
    {
        _sample.Edit.Put(_sample.Web1Eth1 with { Device = "eth1" });
        _sample.Edit.Add(_sample.Communication(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfInterface(_sample.Web1Eth1.Id)));
        Interface six = _sample.AddInterface(_sample.Web1, "six", "2001:db8:10::66/64");
        _sample.Edit.Add(_sample.Communication(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfInterface(six.Id)));

        Assert.That(Render(_sample.Web1).Codes(), Is.EqualTo(new[] { ValidationCodes.Format, ValidationCodes.Format }));
    }

    [Test]
    public void Write_BothFamilies_WarnsThatOneIsMissing()
    {
        _sample.Edit.Add(_sample.Communication(
            Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfInterface(_sample.Web1Eth0.Id)));

        Assert.That(Render(_sample.Web1).Codes(), Is.EqualTo(new[] { ValidationCodes.NotIPv6 }));
    }

    private static TrafficClass Udp(string ports) => SampleInventory.Tcp(ports) with { Protocol = IpProtocols.Udp };

    private void Declare(Endpoint source, TrafficClass traffic, string description) =>
        _sample.Edit.Add(_sample.Communication(source, _front, traffic) with { Description = description });

    private RuleFile Render(Entity entity) => RuleFiles.Render(
        entity, _sample.Model, new RenderOptions { Format = RuleFormat.Conntrackt, Time = SampleInventory.Now });
}
