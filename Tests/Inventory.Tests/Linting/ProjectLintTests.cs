// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using Inventory.Linting;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Linting;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProjectLintTests
{
    private readonly SampleInventory _sample = new();

    private Endpoint Lan => Endpoint.OfEntity(_sample.Lan.Id);

    private Endpoint Web1 => Endpoint.OfEntity(_sample.Web1.Id);

    private Endpoint Eth1 => Endpoint.OfInterface(_sample.Web1Eth1.Id);

    private Endpoint Backup => Endpoint.OfEntity(_sample.Backup.Id);

    [Test]
    public void Of_WiderCommunication_MakesTheNarrowOneRedundant()
    {
        Declare(Lan, Web1, "22");
        Declare(Endpoint.Any, Web1, "20-25,80");

        Assert.That(Texts(), Is.EqualTo(new[]
        {
            "W_REDUNDANT 1 2 #1 lan -> web1 (tcp/22) permits nothing that " +
            "#2 any -> web1 (tcp/20-25,80) does not permit already.",
        }));
    }

    [Test]
    public void Of_SameThingInOtherWords_IsADuplicateOfTheOlderOne()
    {
        Service ssh = _sample.Edit.Add(
            new Service { Name = "remote", Entries = [SampleInventory.Tcp("22"), SampleInventory.Tcp("23")] });
        Declare(Lan, Backup, "22-23");
        _sample.Edit.Add(
            _sample.Communication(Lan, Backup) with { Traffic = null, Service = ssh.Id });

        Assert.That(Texts(ValidationCodes.Duplicate), Is.EqualTo(new[]
        {
            "W_DUPLICATE 2 1 #2 lan -> backup (tcp/22 tcp/23) permits the same as #1 lan -> backup (tcp/22-23).",
        }));
    }

    [Test]
    public void Of_SeveralThatCoverOneTogether_NamesThem()
    {
        Declare(Lan, Eth1, "10-30");
        Declare(Endpoint.Any, Eth1, "1-19");
        Declare(Endpoint.Any, Web1, "20-40");

        Assert.That(Texts(ValidationCodes.Redundant), Is.EqualTo(new[]
        {
            "W_REDUNDANT 1 2 #1 lan -> web1.eth1 (tcp/10-30) permits nothing that these together " +
            "do not permit already: #2 any -> web1.eth1 (tcp/1-19); #3 any -> web1 (tcp/20-40).",
        }));
    }

    [Test]
    public void Of_InterfacesOneByOne_CoverTheEntity()
    {
        Declare(Lan, Web1, "22");
        Declare(Lan, Endpoint.OfInterface(_sample.Web1Eth0.Id), "22,23");
        Declare(Lan, Eth1, "22,24");

        Assert.That(Texts(ValidationCodes.Redundant).Single(), Does.StartWith("W_REDUNDANT 1 2 "));
    }

    [Test]
    public void Of_GapInThePorts_LeavesItAlone()
    {
        Declare(Lan, Eth1, "10-30");
        Declare(Endpoint.Any, Eth1, "1-19");
        Declare(Endpoint.Any, Eth1, "21-40");

        Assert.That(Texts(ValidationCodes.Redundant), Is.Empty);
    }

    [Test]
    public void Of_IcmpOfEveryType_CoversAType()
    {
        _sample.Edit.Add(_sample.Communication(
            Lan, Backup, new TrafficClass(IpProtocols.Icmp) { IcmpType = 8, IcmpCode = 0 }));
        _sample.Edit.Add(_sample.Communication(Lan, Backup, new TrafficClass(IpProtocols.Icmp)));

        Assert.That(Texts(ValidationCodes.Redundant), Has.One.Items);
    }

    [TestCase(CommunicationState.Disabled)]
    [TestCase(CommunicationState.Staged)]
    [TestCase(CommunicationState.Proposed)]
    public void Of_OtherThatIsNotActive_MakesNothingRedundant(CommunicationState state)
    {
        Declare(Lan, Web1, "22");
        _sample.Edit.Put(Declare(Endpoint.Any, Web1, "22") with { State = state });

        Assert.That(Codes(), Is.Empty);
    }

    [TestCase(null, null, ExpectedResult = 1)]
    [TestCase(-30, null, ExpectedResult = 1)]
    [TestCase(null, 60, ExpectedResult = 1)]
    [TestCase(null, 59, ExpectedResult = 0)]
    [TestCase(20, null, ExpectedResult = 1)]
    [TestCase(21, null, ExpectedResult = 0)]
    [TestCase(null, -1, ExpectedResult = 0)]
    public int Of_WindowOfTheOther_HasToHoldAllThatIsLeft(int? from, int? until)
    {
        _sample.Edit.Put(Declare(Lan, Web1, "22") with { ValidFrom = Day(20), ValidUntil = Day(60) });
        _sample.Edit.Put(Declare(Endpoint.Any, Web1, "22") with { ValidFrom = Day(from), ValidUntil = Day(until) });

        return Texts(ValidationCodes.Redundant).Length;
    }

    [Test]
    public void Of_OtherWithARateLimit_MakesNothingRedundant()
    {
        Declare(Lan, Web1, "22");
        _sample.Edit.Put(Declare(Endpoint.Any, Web1, "22") with { Rate = new RateLimit(10, RateUnit.Minute) });

        Assert.That(Codes(), Is.Empty);
    }

    [Test]
    public void Of_OneThatLogs_IsNotRedundantBesideOneThatDoesNot()
    {
        _sample.Edit.Put(Declare(Lan, Web1, "22") with { Log = true });
        Declare(Endpoint.Any, Web1, "22");

        Assert.That(Codes(), Is.Empty);
    }

    [Test]
    public void Of_NetworkThatHoldsAHost_IsNotInTheRulesOfTheHost()
    {
        Entity servers = _sample.AddHost("servers", EntityKind.Subnet);
        _sample.AddInterface(servers, "eth0", "10.0.0.0/24");
        Declare(Lan, Backup, "22");
        Declare(Lan, Endpoint.OfEntity(servers.Id), "22");

        Assert.That(Texts(ValidationCodes.Redundant), Is.Empty);
    }

    [Test]
    public void Of_HostThatFiltersWhatItSends_NeedsItsOwnCommunication([Values] bool isStrict)
    {
        _sample.Edit.Put(_sample.Backup with { Profile = isStrict ? Profile.HostStrict : Profile.HostInbound });
        Declare(Backup, Eth1, "22");
        Declare(Endpoint.Any, Eth1, "22");

        Assert.That(Texts(ValidationCodes.Redundant), Has.Length.EqualTo(isStrict ? 0 : 1));
    }

    // What goes to the group goes to backup itself too, whose address stands for all the servers: that is an incoming
    // rule of backup, and does not let it reach the others.
    [Test]
    public void Of_GroupThatHoldsTheSource_DoesNotStandForItsOutput()
    {
        _sample.Edit.Put(_sample.Backup with { Profile = Profile.HostStrict });
        Interface whole = _sample.AddInterface(_sample.Backup, "eth9");
        _sample.Edit.Add(SampleInventory.Address(whole, "10.9.0.0/24", AddressMatch.Network));
        Entity servers = _sample.AddHost("servers", EntityKind.Subnet);
        _sample.AddInterface(servers, "eth0", "10.9.0.0/25");
        Entity group = _sample.Edit.Add(
            _sample.Backup with { Name = "both", Kind = EntityKind.Group, Members = [_sample.Backup.Id] });
        Declare(Backup, Endpoint.OfEntity(servers.Id), "22");
        Declare(Backup, Endpoint.OfEntity(group.Id), "22");

        Assert.That(Texts(ValidationCodes.Redundant), Is.Empty);
    }

    [Test]
    public void Of_TimeThatIsOverOrNearlySo_SaysWhen()
    {
        _sample.Edit.Put(Declare(Lan, Backup, "22") with { ValidUntil = Day(0) });
        _sample.Edit.Put(Declare(Lan, Backup, "23") with { ValidUntil = Day(13) });
        _sample.Edit.Put(Declare(Lan, Backup, "24") with { ValidUntil = Day(14) });

        Assert.That(Texts().Where(text => !text.StartsWith("W_NOT", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "W_EXPIRED 1  #1 lan -> backup (tcp/22) expired on 2026-11-24.",
            "W_EXPIRES_SOON 2  #2 lan -> backup (tcp/23) expires on 2026-12-07, within 14 days.",
        }));
    }

    [Test]
    public void Of_AnyToAny_IsOverBroadUnderAnyName()
    {
        Entity world = _sample.AddHost("world", EntityKind.External);
        Declare(Endpoint.OfEntity(world.Id), Endpoint.Any, "80");

        Assert.That(Codes(), Is.EqualTo(new[] { "W_OVER_BROAD 1" }));
    }

    [Test]
    public void Of_IPv4Alone_SaysSoAsTheWriteDoes()
    {
        Communication one = _sample.Communication(Lan, Backup);

        Assert.That(_sample.Findings(one), Is.EqualTo(new[] { ValidationCodes.NotIPv6 }));
        Assert.That(Codes(), Is.EqualTo(new[] { "W_NOT_IPV6 1" }));
    }

    [Test]
    public void Of_SubnetThatObserves_IsNamedWithoutACommunication()
    {
        _sample.Edit.Put(_sample.Lan with { Observer = true });

        LintFinding finding = ProjectLint.Of(_sample.Shop.Id, _sample.Model, SampleInventory.Now).Single();

        Assert.That(finding.Code, Is.EqualTo(ValidationCodes.SubnetHasRules));
        Assert.That(finding.Entity, Is.EqualTo(_sample.Lan.Id));
        Assert.That(finding.Communication, Is.Zero);
        Assert.That(finding.Text, Does.StartWith("lan is a subnet"));
    }

    [Test]
    public void Of_TenThousandPortsUnderAWiderOne_FindsEach()
    {
        for (int port = 1; port <= 10_000; port++)
        {
            Declare(Lan, Eth1, port.ToString(CultureInfo.InvariantCulture));
        }

        Declare(Endpoint.Any, Eth1, "1-10000");

        Assert.That(Texts(ValidationCodes.Redundant), Has.Length.EqualTo(10_000));
    }

    [Test]
    public void Of_OtherProject_IsLeftOut()
    {
        Declare(Endpoint.Any, Endpoint.Any, "22");

        Assert.That(ProjectLint.Of(1, _sample.Model, SampleInventory.Now), Is.Empty);
    }

    private static DateTimeOffset? Day(int? days) => days is { } some ? SampleInventory.Now.AddDays(some) : null;

    private Communication Declare(Endpoint source, Endpoint destination, string ports) =>
        _sample.Edit.Add(_sample.Communication(source, destination, SampleInventory.Tcp(ports)));

    private string[] Texts(string? code = null) =>
    [
        .. ProjectLint.Of(_sample.Shop.Id, _sample.Model, SampleInventory.Now)
            .Where(finding => code is null || finding.Code == code)
            .Select(finding => $"{finding.Code} {finding.Communication} {finding.Other} {finding.Text}"),
    ];

    private string[] Codes() =>
    [
        .. ProjectLint.Of(_sample.Shop.Id, _sample.Model, SampleInventory.Now)
            .Select(finding => $"{finding.Code} {finding.Communication}"),
    ];
}
