// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Model;
using Inventory.Rules;
using NUnit.Framework;

namespace Inventory.Tests.Rules;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class EntityPermissionsTests
{
    private readonly SampleInventory _sample = new();

    [Test]
    public void Of_Destination_HasOneForEachPairOfNetworksOfAFamily()
    {
        Declare(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(_sample.Web1.Id));

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Is.EqualTo(new[]
        {
            "10.10.4.0/24 -> 10.0.0.10 tcp/22",
            "10.10.4.0/24 -> 192.0.2.10 tcp/22",
            "2001:db8:4::/64 -> 2001:db8:10::10 tcp/22",
        }));
        Assert.That(Texts(_sample.Web1, RuleDirection.Out), Is.Empty);
        Assert.That(Texts(_sample.Backup, RuleDirection.In), Is.Empty);
    }

    [Test]
    public void Of_Interface_MeansItsAddressesAlone()
    {
        Declare(Endpoint.Any, Endpoint.OfInterface(_sample.Web1Eth1.Id));

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Is.EqualTo(new[] { "0.0.0.0/0 -> 10.0.0.10 tcp/22" }));
    }

    [Test]
    public void Of_Source_IsOutgoing()
    {
        Declare(Endpoint.OfEntity(_sample.Web1.Id), Endpoint.OfEntity(_sample.Backup.Id));

        Assert.That(
            Texts(_sample.Web1, RuleDirection.Out),
            Is.EqualTo(new[] { "10.0.0.10 -> 10.0.0.40 tcp/22", "192.0.2.10 -> 10.0.0.40 tcp/22" }));
        Assert.That(Texts(_sample.Backup, RuleDirection.In), Has.Length.EqualTo(2));
    }

    [Test]
    public void Of_AnyToAny_OpensNothingOnAHostThatItDoesNotName()
    {
        Declare(Endpoint.Any, Endpoint.Any);

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Is.Empty);
        Assert.That(Texts(_sample.Web1, RuleDirection.Out), Is.Empty);
        Assert.That(Texts(_sample.Web1, RuleDirection.Forward), Is.Empty);
    }

    [Test]
    public void Of_Router_ForwardsWhatIsBetweenOthers()
    {
        Entity router = _sample.AddHost("gate", EntityKind.Router);
        _sample.AddInterface(router, "eth0", "10.0.0.1/24");
        Declare(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(_sample.Backup.Id));

        Assert.That(
            Texts(router, RuleDirection.Forward), Is.EqualTo(new[] { "10.10.4.0/24 -> 10.0.0.40 tcp/22" }));
        Assert.That(Texts(router, RuleDirection.In), Is.Empty);
    }

    [Test]
    public void Of_Group_IsItsMembers()
    {
        Entity group = _sample.Edit.Add(_sample.Web1 with
        {
            Name = "both",
            Kind = EntityKind.Group,
            Members = [_sample.Web1.Id, _sample.Backup.Id],
        });
        Declare(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(group.Id));

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Has.Length.EqualTo(3));
        Assert.That(
            Texts(_sample.Backup, RuleDirection.In), Is.EqualTo(new[] { "10.10.4.0/24 -> 10.0.0.40 tcp/22" }));
    }

    [Test]
    public void Of_GroupInAGroup_ReachesItsMembers()
    {
        Entity inner = AddGroup("inner", _sample.Web1, _sample.Backup);
        Entity outer = AddGroup("outer", inner);
        Declare(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(outer.Id));

        Assert.That(
            Texts(_sample.Backup, RuleDirection.In), Is.EqualTo(new[] { "10.10.4.0/24 -> 10.0.0.40 tcp/22" }));
    }

    [Test]
    public void Of_MemberOfBothGroups_SaysNothingToItself()
    {
        Endpoint both = Endpoint.OfEntity(AddGroup("both", _sample.Web1, _sample.Backup).Id);
        Declare(both, both);

        Assert.That(Texts(_sample.Backup, RuleDirection.In), Is.EqualTo(new[]
        {
            "10.0.0.10 -> 10.0.0.40 tcp/22", "192.0.2.10 -> 10.0.0.40 tcp/22",
        }));
        Assert.That(Permissions(_sample.Backup).Unexpressed, Is.Empty);
    }

    [Test]
    public void Of_GroupsThatContainEachOther_Ends()
    {
        Entity first = AddGroup("first", _sample.Web1);
        Entity second = AddGroup("second", first);
        _sample.Edit.Put(first with { Members = [_sample.Web1.Id, second.Id] });
        Declare(Endpoint.Any, Endpoint.OfEntity(second.Id));

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Has.Length.EqualTo(3));
    }

    [Test]
    public void Of_AddressThatStandsForItsNetwork_IsTheNetwork()
    {
        Entity cluster = _sample.AddHost("cluster");
        Interface one = _sample.AddInterface(cluster, "eth0");
        _sample.Edit.Add(SampleInventory.Address(one, "10.0.9.0/24", AddressMatch.Network));
        Declare(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(cluster.Id));

        Assert.That(
            Texts(cluster, RuleDirection.In), Is.EqualTo(new[] { "10.10.4.0/24 -> 10.0.9.0/24 tcp/22" }));
    }

    [Test]
    public void Of_ExternalWithoutAddresses_IsAnyAddress()
    {
        Entity partner = _sample.AddHost("partner", EntityKind.External);
        Declare(Endpoint.OfEntity(_sample.Backup.Id), Endpoint.OfEntity(partner.Id));

        Assert.That(
            Texts(_sample.Backup, RuleDirection.Out), Is.EqualTo(new[] { "10.0.0.40 -> 0.0.0.0/0 tcp/22" }));
    }

    [Test]
    public void Of_Router_MayBeCalledAndForwardAtOnce()
    {
        Entity router = _sample.AddHost("gate", EntityKind.Router);
        _sample.AddInterface(router, "eth0", "10.0.0.1/24");
        Declare(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(AddGroup("all", router, _sample.Backup).Id));

        Assert.That(Texts(router, RuleDirection.In), Is.EqualTo(new[] { "10.10.4.0/24 -> 10.0.0.1 tcp/22" }));
        Assert.That(
            Texts(router, RuleDirection.Forward), Is.EqualTo(new[] { "10.10.4.0/24 -> 10.0.0.40 tcp/22" }));
    }

    [Test]
    public void Unexpressed_NoAddressesToBeBetween_HasTheCommunication()
    {
        Entity bare = _sample.AddHost("bare");
        Communication lost = _sample.Edit.Add(
            _sample.Communication(Endpoint.OfEntity(bare.Id), Endpoint.OfEntity(_sample.Backup.Id)));

        Assert.That(Permissions(_sample.Backup).Unexpressed, Is.EqualTo(new[] { lost.Id }));
        Assert.That(Permissions(bare).Unexpressed, Is.EqualTo(new[] { lost.Id }));
        Assert.That(Permissions(_sample.Web1).Unexpressed, Is.Empty);
    }

    [Test]
    public void Unexpressed_PartOfAService_HasTheCommunication()
    {
        Service service = _sample.Edit.Add(new Service
        {
            Name = "both",
            Entries = [SampleInventory.Tcp("22"), new TrafficClass(IpProtocols.IcmpV6) { IcmpType = 135 }],
        });
        Communication partly = _sample.Edit.Add(_sample.Communication(
            Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(_sample.Backup.Id)) with
        { Traffic = null, Service = service.Id });

        Assert.That(Permissions(_sample.Backup).Unexpressed, Is.EqualTo(new[] { partly.Id }));
        Assert.That(Texts(_sample.Backup, RuleDirection.In), Has.Length.EqualTo(1));
    }

    [Test]
    public void Of_Icmp_HasTheTypeOfEachFamily()
    {
        Declare(
            Endpoint.OfEntity(_sample.Lan.Id),
            Endpoint.OfInterface(_sample.Web1Eth0.Id),
            new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 });

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Is.EqualTo(new[]
        {
            "10.10.4.0/24 -> 192.0.2.10 icmp/8", "2001:db8:4::/64 -> 2001:db8:10::10 icmpv6/128",
        }));
    }

    [Test]
    public void Of_IcmpTypeThatIPv6HasNot_StaysWithIPv4()
    {
        Declare(
            Endpoint.OfEntity(_sample.Lan.Id),
            Endpoint.OfInterface(_sample.Web1Eth0.Id),
            new TrafficClass(IpProtocols.Icmp) { IcmpType = 13 });

        Assert.That(
            Texts(_sample.Web1, RuleDirection.In), Is.EqualTo(new[] { "10.10.4.0/24 -> 192.0.2.10 icmp/13" }));
    }

    [Test]
    public void Of_CommunicationThatIsNotInForce_IsLeftOut([Values] CommunicationState state)
    {
        _sample.Edit.Add(Communication() with { State = state });
        _sample.Edit.Add(Communication("23") with { ValidFrom = SampleInventory.Now + TimeSpan.FromSeconds(1) });
        _sample.Edit.Add(Communication("24") with { ValidUntil = SampleInventory.Now });
        string[] expected = state == CommunicationState.Active ? ["0.0.0.0/0 -> 10.0.0.10 tcp/22"] : [];

        Assert.That(Texts(_sample.Web1, RuleDirection.In), Is.EqualTo(expected));
    }

    [Test]
    public void Of_SameModelBuiltInAnotherOrder_IsTheSame()
    {
        Communication[] communications =
        [
            Communication("22") with { Id = 7, Description = "b" },
            Communication("80") with { Id = 3, Description = "a" },
            Communication("81") with { Id = 5, Description = "a" },
        ];
        foreach (Communication one in communications)
        {
            _sample.Edit.Put(one);
        }

        string[] forward = Texts(_sample.Web1, RuleDirection.In);
        var other = new SampleInventory();
        foreach (Communication one in communications.Reverse())
        {
            other.Edit.Put(one);
        }

        Assert.That(forward, Is.EqualTo(new[]
        {
            "0.0.0.0/0 -> 10.0.0.10 tcp/80", "0.0.0.0/0 -> 10.0.0.10 tcp/81", "0.0.0.0/0 -> 10.0.0.10 tcp/22",
        }));
        Assert.That(Texts(other.Web1, RuleDirection.In, other), Is.EqualTo(forward));
    }

    private Communication Communication(string ports = "22") => _sample.Communication(
        Endpoint.Any, Endpoint.OfInterface(_sample.Web1Eth1.Id), SampleInventory.Tcp(ports));

    private void Declare(Endpoint source, Endpoint destination, TrafficClass? traffic = null) =>
        _sample.Edit.Add(_sample.Communication(source, destination, traffic));

    private Entity AddGroup(string name, params Entity[] members) => _sample.Edit.Add(_sample.Web1 with
    {
        Name = name,
        Kind = EntityKind.Group,
        Members = [.. members.Select(member => member.Id).Order()],
    });

    private EntityPermissions Permissions(Entity entity) =>
        EntityPermissions.Of(entity, _sample.Model, SampleInventory.Now);

    private string[] Texts(Entity entity, RuleDirection direction, SampleInventory? sample = null) =>
    [
        .. EntityPermissions.Of(entity, (sample ?? _sample).Model, SampleInventory.Now)[direction]
            .Select(one => $"{one.Source} -> {one.Destination} {one.Traffic}"),
    ];
}
