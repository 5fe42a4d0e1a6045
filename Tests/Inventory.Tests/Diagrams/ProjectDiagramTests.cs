// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Diagrams;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Diagrams;

/// <summary>What diagrams show, whatever they are written as.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProjectDiagramTests
{
    private readonly SampleInventory _sample = new();

    [Test]
    public void Write_SeveralCommunicationsOfOnePair_AreOneEdge()
    {
        Endpoint web1 = Endpoint.OfEntity(_sample.Web1.Id);
        Endpoint lan = Endpoint.OfEntity(_sample.Lan.Id);
        _sample.Edit.Add(_sample.Communication(lan, web1, SampleInventory.Tcp("443")));
        Endpoint eth1 = Endpoint.OfInterface(_sample.Web1Eth1.Id);
        _sample.Edit.Add(_sample.Communication(lan, eth1, SampleInventory.Tcp("80")));
        _sample.Edit.Add(_sample.Communication(lan, web1, new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 }));
        _sample.Edit.Add(_sample.Communication(lan, web1, new TrafficClass(IpProtocols.Icmp) { IcmpType = 0 }));
        _sample.Edit.Add(_sample.Communication(lan, web1, new TrafficClass(50)));

        Assert.That(Edges(), Is.EqualTo(new[] { "e2 -->|icmp/0,8 tcp/80,443 esp| e1" }));
    }

    [Test]
    public void Write_AllPortsOfAProtocol_HideItsOthers()
    {
        Endpoint web1 = Endpoint.OfEntity(_sample.Web1.Id);
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, web1, SampleInventory.Tcp("443")));
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, web1, SampleInventory.Tcp("")));

        Assert.That(Edges(), Is.EqualTo(new[] { "any -->|tcp| e1" }));
    }

    [Test]
    public void Write_SourcePorts_StayBesideTheOthers()
    {
        Endpoint web1 = Endpoint.OfEntity(_sample.Web1.Id);
        PortSet from = SampleInventory.Tcp("1024").DestinationPorts;
        _sample.Edit.Add(_sample.Communication(
            Endpoint.Any, web1, SampleInventory.Tcp("53") with { SourcePorts = from }));
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, web1, SampleInventory.Tcp("80")));

        Assert.That(Edges(), Is.EqualTo(new[] { "any -->|\"tcp#47;80#44;1024#62;53\"| e1" }));
    }

    [TestCase(CommunicationState.Disabled)]
    [TestCase(CommunicationState.Staged)]
    [TestCase(CommunicationState.Proposed)]
    public void Write_NotInForce_IsNotDrawn(CommunicationState state)
    {
        Communication one = _sample.Communication(Endpoint.Any, Endpoint.OfEntity(_sample.Web1.Id));
        _sample.Edit.Add(one with { State = state });
        _sample.Edit.Add(one with { Traffic = SampleInventory.Tcp("23"), ValidUntil = SampleInventory.Now });

        Assert.That(Edges(), Is.Empty);
        Assert.That(Write(DiagramFormat.Mermaid), Does.Not.Contain("any"));
    }

    [Test]
    public void Write_ExternalEntityOfAnotherProject_IsDrawnWhereItIsNamed()
    {
        Entity other = _sample.Edit.Add(
            _sample.Web1 with { Project = 1, Name = "partner", Kind = EntityKind.External });
        _sample.Edit.Add(_sample.Communication(Endpoint.OfEntity(other.Id), Endpoint.OfEntity(_sample.Web1.Id)));

        Assert.That(Edges(), Is.EqualTo(new[] { $"e{other.Id} -->|tcp/22| e1" }));
    }

    [Test]
    public void Write_UndeclaredTrafficOfEntitiesThatAreNotThere_IsLeftOut()
    {
        var overlay = new DiagramOverlay(
            new Dictionary<long, long>(), [new UndeclaredTraffic(_sample.Web1.Id, 999, SampleInventory.Tcp("1"), 5)]);

        Assert.That(Edges(overlay), Is.Empty);
    }

    [Test]
    public void Write_ModelBuiltInAnotherOrder_IsTheSame([Values] DiagramFormat format)
    {
        var project = new DiagramProject(40);
        var edit = new InventoryEdit(InventoryModel.Empty);
        IEnumerable<IEnumerable<IRecord>> records =
        [
            project.Model.Projects.Values, project.Model.Locations.Values, project.Model.Entities.Values,
            project.Model.Interfaces.Values, project.Model.Addresses.Values, project.Model.Communications.Values,
        ];
        foreach (IRecord record in records.SelectMany(kind => kind.Reverse()))
        {
            edit.Put(record);
        }

        Assert.That(
            ProjectDiagram.Write(project.Project.Id, edit.Model, format, DiagramGrouping.Location, SampleInventory.Now),
            Is.EqualTo(ProjectDiagram.Write(
                project.Project.Id, project.Model, format, DiagramGrouping.Location, SampleInventory.Now)));
    }

    [Test]
    public void Write_ProjectWithoutAnything_IsADiagramAllTheSame([Values] DiagramFormat format)
    {
        Assert.That(
            ProjectDiagram.Write(1, _sample.Model, format, DiagramGrouping.Location, SampleInventory.Now),
            Is.Not.Empty);
    }

    [Test]
    public void Steps_Colours_BeginWithThatOfConntracktAndAreAllDifferent([Values(1, 2, 3, 5, 40, 200)] int count)
    {
        DiagramColour[] colours = DiagramColour.Steps(count);

        Assert.That(colours[0].ToString(), Is.EqualTo("#AE1111"));
        Assert.That(colours, Is.Unique);
    }

    [TestCase(0xAE, 0x11, 0x11, ExpectedResult = "#FFFFFF")]
    [TestCase(0x80, 0x80, 0x80, ExpectedResult = "#000000")]
    [TestCase(0x7F, 0x7F, 0x7F, ExpectedResult = "#FFFFFF")]
    [TestCase(0x11, 0xAE, 0x50, ExpectedResult = "#FFFFFF")]
    [TestCase(0x50, 0xFF, 0x11, ExpectedResult = "#000000")]
    public string LabelColour_Luma_Decides(int red, int green, int blue) =>
        new DiagramColour((byte)red, (byte)green, (byte)blue).LabelColour;

    private string Write(DiagramFormat format, DiagramOverlay? overlay = null) => ProjectDiagram.Write(
        _sample.Shop.Id, _sample.Model, format, DiagramGrouping.Location, SampleInventory.Now, overlay);

    private string[] Edges(DiagramOverlay? overlay = null) =>
    [
        .. Write(DiagramFormat.Mermaid, overlay).Split('\n')
            .Where(line => line.Contains("->", StringComparison.Ordinal))
            .Select(line => line.Trim()),
    ];
}
