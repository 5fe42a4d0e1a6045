// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using Contract.Net;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Validation;

internal sealed class RecordRulesTests
{
    [Test]
    public void Check_TheWholeSample_FindsNothing()
    {
        var sample = new SampleInventory();
        var findings = new FindingList();
        foreach (Entity entity in sample.Model.EntitiesOf(sample.Shop.Id))
        {
            RecordRules.Check(entity, sample.Model, SampleInventory.Now, findings);
        }

        foreach (InterfaceAddress address in sample.Model.Addresses.Values)
        {
            RecordRules.Check(address, sample.Model, SampleInventory.Now, findings);
        }

        Assert.That(findings, Is.Empty);
    }

    [TestCase("web1", ValidationCodes.NameTaken)]
    [TestCase("WEB1", ValidationCodes.NameTaken)]
    [TestCase("web\n-A INPUT -j ACCEPT", ValidationCodes.Text)]
    [TestCase("", ValidationCodes.Text)]
    public void Check_NameOfAnEntity_IsUniqueAndSafe(string name, string code)
    {
        var sample = new SampleInventory();

        Assert.That(sample.Findings(sample.Web1 with { Id = 0, Name = name }), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Check_SameNameInAnotherProject_IsFine()
    {
        var sample = new SampleInventory();

        Assert.That(sample.Findings(sample.Web1 with { Id = 0, Project = 1 }), Is.Empty);
    }

    [Test]
    public void Check_ReferenceToNothing_IsFound()
    {
        var sample = new SampleInventory();

        Assert.That(
            sample.Findings(sample.Web1 with { Id = 0, Name = "x", Location = 77 }),
            Is.EqualTo(new[] { ValidationCodes.Unknown }));
        Assert.That(
            sample.Findings(sample.Communication(Endpoint.OfEntity(77), Endpoint.OfEntity(sample.Web1.Id))),
            Is.EqualTo(new[] { ValidationCodes.Unknown }));
    }

    [Test]
    public void Check_GroupWithoutMembers_NeverMeansAny()
    {
        var sample = new SampleInventory();

        Assert.That(
            sample.Findings(sample.Web1 with { Id = 0, Name = "group", Kind = EntityKind.Group }),
            Is.EqualTo(new[] { ValidationCodes.GroupEmpty }));
    }

    [Test]
    public void Check_GroupThatContainsItself_IsRefused()
    {
        var sample = new SampleInventory();
        Entity inner = sample.Edit.Add(
            sample.Web1 with { Name = "inner", Kind = EntityKind.Group, Members = [sample.Lan.Id] });
        Entity outer = sample.Edit.Add(
            sample.Web1 with { Name = "outer", Kind = EntityKind.Group, Members = [inner.Id] });

        Assert.That(
            sample.Findings(inner with { Members = [outer.Id] }), Is.EqualTo(new[] { ValidationCodes.GroupCycle }));
    }

    [Test]
    public void Check_MemberOfAnotherProject_IsRefused()
    {
        var sample = new SampleInventory();
        Entity foreign = sample.AddHost("foreign", project: sample.Model.Projects[1]);

        Assert.That(
            sample.Findings(sample.Web1 with { Id = 0, Name = "g", Kind = EntityKind.Group, Members = [foreign.Id] }),
            Is.EqualTo(new[] { ValidationCodes.CrossProject }));
    }

    [Test]
    public void Check_MoveOfAnEntityWithCommunications_IsRefusedWhateverTheIds()
    {
        var sample = new SampleInventory();
        sample.Edit.Add(
            sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfInterface(sample.Web1Eth1.Id)));

        Assert.That(sample.Findings(sample.Web1 with { Project = 1 }), Is.EqualTo(new[] { ValidationCodes.InUse }));
        Assert.That(sample.Findings(sample.Backup with { Project = 2 }), Is.Empty);
    }

    [TestCase("10.10.4.77/24", AddressMatch.Network, ValidationCodes.HostBits)]
    [TestCase("10.10.4.77/24", AddressMatch.Host, null)]
    [TestCase("10.10.9.0/24", AddressMatch.Network, null)]
    [TestCase("2001:db8::1/64", AddressMatch.Network, ValidationCodes.HostBits)]
    [TestCase("2001:db8::1/129", AddressMatch.Host, ValidationCodes.Family)]
    [TestCase("10.0.0.1/33", AddressMatch.Host, ValidationCodes.Family)]
    [TestCase("::ffff:10.0.0.1/128", AddressMatch.Host, ValidationCodes.Family)]
    [TestCase("10.0.0.10/24", AddressMatch.Host, ValidationCodes.NameTaken)]
    public void Check_Address_NeverOpensMoreThanItSays(string text, AddressMatch match, string? code)
    {
        var sample = new SampleInventory();
        string[] expected = code is null ? [] : [code];

        Assert.That(
            sample.Findings(SampleInventory.Address(sample.Web1Eth0, text, match)), Is.EqualTo(expected));
    }

    [Test]
    public void Matched_AddressOfAHostInItsNetwork_IsTheAddressAlone()
    {
        var sample = new SampleInventory();
        InterfaceAddress address = SampleInventory.Address(sample.Web1Eth0, "10.10.4.77/24");

        Assert.That(address.Matched, Is.EqualTo(IpPrefix.FromAddress(IPAddress.Parse("10.10.4.77"))));
    }

    [TestCase("br-0123456789ab", null)]
    [TestCase("", null)]
    [TestCase("br-0123456789abc", ValidationCodes.Text)]
    [TestCase("eth0 -j ACCEPT", ValidationCodes.Text)]
    [TestCase("-j", ValidationCodes.Text)]
    [TestCase("..", ValidationCodes.Text)]
    public void Check_Device_IsOneWordThatTheKernelTakes(string device, string? code)
    {
        var sample = new SampleInventory();
        string[] expected = code is null ? [] : [code];

        Assert.That(sample.Findings(sample.Web1Eth1 with { Device = device }), Is.EqualTo(expected));
    }

    [Test]
    public void Check_CommunicationWithinAnEntity_IsRefused()
    {
        var sample = new SampleInventory();

        Assert.That(
            sample.Findings(sample.Communication(
                Endpoint.OfInterface(sample.Web1Eth0.Id), Endpoint.OfInterface(sample.Web1Eth1.Id))),
            Is.EqualTo(new[] { ValidationCodes.SameEntity }));
    }

    [Test]
    public void Check_CommunicationAcrossProjects_IsRefusedUnlessExternal()
    {
        var sample = new SampleInventory();
        Entity foreign = sample.AddHost("foreign", project: sample.Model.Projects[2]);
        sample.AddInterface(foreign, "eth0", "10.9.0.1/32", "2001:db8:9::1/128");
        Entity outside = sample.AddHost("outside", EntityKind.External, sample.Model.Projects[2]);

        Assert.That(
            sample.Findings(sample.Communication(Endpoint.OfEntity(foreign.Id), Endpoint.OfEntity(sample.Web1.Id))),
            Is.EqualTo(new[] { ValidationCodes.CrossProject }));
        Assert.That(
            sample.Findings(sample.Communication(Endpoint.OfEntity(outside.Id), Endpoint.OfEntity(sample.Web1.Id))),
            Is.Empty);
    }

    [Test]
    public void Check_CommunicationWithoutACommonFamily_IsRefused()
    {
        var sample = new SampleInventory();
        Entity six = sample.AddHost("six");
        sample.AddInterface(six, "eth0", "2001:db8::6/64");

        Assert.That(
            sample.Findings(sample.Communication(Endpoint.OfEntity(six.Id), Endpoint.OfEntity(sample.Backup.Id))),
            Is.EqualTo(new[] { ValidationCodes.NoCommonFamily }));
        Assert.That(
            sample.Findings(sample.Communication(Endpoint.OfEntity(six.Id), Endpoint.OfEntity(sample.Web1.Id))),
            Is.Empty);
    }

    [Test]
    public void Check_CommunicationThatExistsWithOtherSpelling_IsTheSame()
    {
        var sample = new SampleInventory();
        var from = Endpoint.OfEntity(sample.Lan.Id);
        var to = Endpoint.OfEntity(sample.Web1.Id);
        sample.Edit.Add(sample.Communication(from, to, SampleInventory.Tcp("80,443")));

        Assert.That(
            sample.Findings(sample.Communication(from, to, SampleInventory.Tcp("443, 80,80"))),
            Is.EqualTo(new[] { ValidationCodes.NameTaken }));
        Assert.That(sample.Findings(sample.Communication(from, to, SampleInventory.Tcp("80"))), Is.Empty);
    }

    [Test]
    public void Check_Doubtful_IsAWarning()
    {
        var sample = new SampleInventory();
        var web1 = Endpoint.OfEntity(sample.Web1.Id);
        Communication soon = sample.Communication(Endpoint.Any, web1) with
        {
            ValidUntil = SampleInventory.Now + TimeSpan.FromDays(13),
        };

        Assert.That(
            sample.Findings(sample.Communication(Endpoint.Any, Endpoint.Any)),
            Is.EqualTo(new[] { ValidationCodes.OverBroad }));
        Assert.That(sample.Findings(soon), Is.EqualTo(new[] { ValidationCodes.ExpiresSoon }));
        Assert.That(
            sample.Findings(sample.Communication(Endpoint.OfEntity(sample.Backup.Id), web1)),
            Is.EqualTo(new[] { ValidationCodes.NotIPv6 }));
    }

    [Test]
    public void Check_TrafficThatFitsNoProtocol_IsRefused()
    {
        var sample = new SampleInventory();
        var to = Endpoint.OfEntity(sample.Web1.Id);

        Assert.That(
            sample.Findings(sample.Communication(
                Endpoint.Any, to, SampleInventory.Tcp("22") with { Protocol = 50 })),
            Is.EqualTo(new[] { ValidationCodes.Family }));
        Assert.That(
            sample.Findings(sample.Communication(Endpoint.Any, to, SampleInventory.Tcp("22") with { IcmpType = 8 })),
            Is.EqualTo(new[] { ValidationCodes.Family }));
        Assert.That(
            sample.Findings(sample.Communication(
                Endpoint.Any, to, new TrafficClass(IpProtocols.Icmp) { IcmpCode = 1 })),
            Is.EqualTo(new[] { ValidationCodes.Value }));
    }
}
