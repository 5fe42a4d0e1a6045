// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Fields;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RecordFieldsTests
{
    private readonly SampleInventory _sample = new();

    [Test]
    public void Read_WhatWriteGave_IsTheSameRecord()
    {
        Communication communication = _sample.Edit.Add(
            _sample.Communication(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfInterface(_sample.Web1Eth1.Id)) with
            {
                Description = "Admin SSH",
                ValidUntil = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
                Rate = new RateLimit(10, RateUnit.Minute),
                Log = true,
            });

        Assert.That(Again(communication, "id"), Is.EqualTo(communication));
        Assert.That(Again(_sample.Web1, "id", "location_name"), Is.EqualTo(_sample.Web1));
        Assert.That(Again(_sample.Web1Eth1, "id", "entity_name"), Is.EqualTo(_sample.Web1Eth1));
        InterfaceAddress address = _sample.Model.Addresses[1];
        Assert.That(Again(address, "id"), Is.EqualTo(address));
    }

    [Test]
    public void Read_FieldsOfAChange_LeaveTheOthersAsTheyAre()
    {
        Entity changed = Read<Entity>(new() { ["description"] = "shop front", ["tags"] = "b, a,b" }, _sample.Web1);

        Assert.That(
            changed, Is.EqualTo(_sample.Web1 with { Description = "shop front", Tags = ["a", "b"] }));
    }

    [Test]
    public void Read_FieldThatNobodyKnows_IsRefused()
    {
        var findings = new FindingList();
        RecordFields.Read(
            RecordKind.Entity, new FieldMap { ["descripton"] = "x" }, _sample.Web1, _sample.Model, findings);

        Assert.That(findings.Single().Field, Is.EqualTo("descripton"));
        Assert.That(findings.Single().Code, Is.EqualTo(ValidationCodes.Value));
    }

    [TestCase("any", null, null)]
    [TestCase("ANY", null, null)]
    [TestCase("lan", "lan", null)]
    [TestCase("Web1.ETH1", "web1", "eth1")]
    public void Read_EndByName_IsFound(string text, string? entity, string? name)
    {
        Communication read = Read<Communication>(Fields(text, "backup", "tcp", "22"));

        Assert.That(_sample.Model.EntityOf(read.Source)?.Name, Is.EqualTo(entity));
        Assert.That(
            read.Source.Kind == EndpointKind.Interface ? _sample.Model.Interfaces[read.Source.Id].Name : null,
            Is.EqualTo(name));
    }

    [TestCase("nobody")]
    [TestCase("web1.eth7")]
    [TestCase("web1.")]
    [TestCase("")]
    public void Read_EndThatIsNone_IsRefused(string text)
    {
        Assert.That(Codes(Fields(text, "backup", "tcp", "22")), Is.EqualTo(new[] { ValidationCodes.Value }));
    }

    [TestCase("tcp", "70000", ValidationCodes.PortRange)]
    [TestCase("tcp", "200:100", ValidationCodes.PortRange)]
    [TestCase("icmp", "256", ValidationCodes.PortRange)]
    [TestCase("tcq", "22", ValidationCodes.Value)]
    [TestCase("256", "", ValidationCodes.Value)]
    public void Read_TrafficThatNoRuleCouldHave_IsRefused(string protocol, string ports, string code)
    {
        Assert.That(Codes(Fields("lan", "backup", protocol, ports)), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Read_PortOfIcmp_IsItsType()
    {
        Communication read = Read<Communication>(Fields("lan", "backup", "ICMP", "8"));

        Assert.That(read.Traffic, Is.EqualTo(new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 }));
    }

    [TestCase("192.0.2.20/24", null, 24)]
    [TestCase("192.0.2.20", "255.255.255.0", 24)]
    [TestCase("192.0.2.20", "255.255.255.255", 32)]
    [TestCase("192.0.2.20", null, 32)]
    [TestCase("2001:db8::20/64", null, 64)]
    [TestCase("2001:db8::20", null, 128)]
    public void Read_Address_TakesThePrefixInAllItsForms(string ip, string? netmask, int prefix)
    {
        var fields = new FieldMap { ["interface"] = _sample.Web1Eth0.Id, ["ip"] = ip }.AddPresent("netmask", netmask);

        InterfaceAddress read = Read<InterfaceAddress>(fields);

        Assert.That(read.PrefixLength, Is.EqualTo(prefix));
        Assert.That(read.Address, Is.EqualTo(IPAddress.Parse(ip.Split('/')[0])));
        Assert.That(read.Match, Is.EqualTo(AddressMatch.Host));
    }

    [TestCase("192.0.2.20", "255.0.255.0", ValidationCodes.MaskNotContiguous)]
    [TestCase("192.0.2.20", "0.0.0.255", ValidationCodes.MaskNotContiguous)]
    [TestCase("192.0.2.20", "wide", ValidationCodes.Value)]
    [TestCase("192.0.2", null, ValidationCodes.Value)]
    [TestCase("0300.0.2.1", null, ValidationCodes.Value)]
    [TestCase("fe80::1%eth0", null, ValidationCodes.Value)]
    [TestCase("web1.example.org", null, ValidationCodes.Value)]
    public void Read_AddressThatIsNone_IsRefused(string ip, string? netmask, string code)
    {
        var fields = new FieldMap { ["interface"] = _sample.Web1Eth0.Id, ["ip"] = ip }.AddPresent("netmask", netmask);
        var findings = new FindingList();
        RecordFields.Read(RecordKind.Address, fields, null, _sample.Model, findings);

        Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Read_AddressOfASubnet_StandsForItsNetwork()
    {
        Interface desks = _sample.Model.InterfacesOf(_sample.Lan.Id).Single();

        InterfaceAddress read = Read<InterfaceAddress>(new() { ["interface"] = desks.Id, ["ip"] = "10.10.5.0/24" });

        Assert.That(read.Match, Is.EqualTo(AddressMatch.Network));
    }

    private static FieldMap Fields(string source, string destination, string protocol, string ports) => new()
    {
        ["project"] = "shop",
        ["source"] = source,
        ["destination"] = destination,
        ["protocol"] = protocol,
        ["ports"] = ports,
    };

    private T Read<T>(FieldMap fields, T? present = null)
        where T : class, IRecord
    {
        var findings = new FindingList();
        IRecord record = RecordFields.Read(RecordKindOf<T>.Value, fields, present, _sample.Model, findings);
        Assert.That(findings, Is.Empty);
        return (T)record;
    }

    private string[] Codes(FieldMap fields)
    {
        var findings = new FindingList();
        RecordFields.Read(RecordKind.Communication, fields, null, _sample.Model, findings);
        return [.. findings.Select(finding => finding.Code)];
    }

    private T Again<T>(T record, params string[] notRead)
        where T : class, IRecord
    {
        FieldMap fields = RecordFields.Write(record, _sample.Model);
        foreach (string name in notRead)
        {
            fields.Remove(name);
        }

        return (T)(IRecord)((IRecord)Read<T>(fields) switch
        {
            Communication communication => communication with { Id = record.Id },
            Entity entity => entity with { Id = record.Id },
            Interface one => one with { Id = record.Id },
            InterfaceAddress address => address with { Id = record.Id },
            IRecord other => other,
        });
    }
}
