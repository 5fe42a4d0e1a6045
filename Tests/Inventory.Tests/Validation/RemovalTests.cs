// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Validation;

internal sealed class RemovalTests
{
    [Test]
    public void Of_Project_TakesAllThatIsInIt()
    {
        var sample = new SampleInventory();
        sample.Edit.Add(sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfEntity(sample.Web1.Id)));

        Removal removal = Removal.Of(new RecordId(RecordKind.Project, sample.Shop.Id), sample.Model);
        Assert.That(removal.Obstacles, Is.Empty);
        removal.Apply(sample.Edit);

        Assert.That(sample.Model.Projects.Keys, Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(sample.Model.Entities, Is.Empty);
        Assert.That(sample.Model.Interfaces, Is.Empty);
        Assert.That(sample.Model.Addresses, Is.Empty);
        Assert.That(sample.Model.Communications, Is.Empty);
        Assert.That(sample.Model.Locations, Has.Count.EqualTo(1));
    }

    [Test]
    public void Of_Entity_TakesItsCommunicationsAndNamesItLast()
    {
        var sample = new SampleInventory();
        Communication communication = sample.Edit.Add(
            sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfInterface(sample.Web1Eth1.Id)));
        var id = new RecordId(RecordKind.Entity, sample.Web1.Id);

        Removal removal = Removal.Of(id, sample.Model);

        Assert.That(removal.Removed, Has.Member(new RecordId(RecordKind.Communication, communication.Id)));
        Assert.That(removal.Removed[^1], Is.EqualTo(id));
        Assert.That(removal.Removed.Count(one => one.Kind == RecordKind.Entity), Is.EqualTo(1));
    }

    [Test]
    public void Of_LocationInUse_IsRefusedUnlessItCascades()
    {
        var sample = new SampleInventory();
        var id = new RecordId(RecordKind.Location, sample.Site.Id);

        Assert.That(
            Removal.Of(id, sample.Model).Obstacles.Select(finding => finding.Code),
            Is.EqualTo(new[] { ValidationCodes.InUse }));

        Removal cascade = Removal.Of(id, sample.Model, cascade: true);
        Assert.That(cascade.Obstacles, Is.Empty);
        cascade.Apply(sample.Edit);
        Assert.That(sample.Model.Entities, Is.Empty);
        Assert.That(sample.Model.Projects, Has.Count.EqualTo(3));
    }

    [Test]
    public void Of_MemberOfAGroup_LeavesTheGroupWithTheOthers()
    {
        var sample = new SampleInventory();
        Entity group = sample.Edit.Add(sample.Web1 with
        {
            Name = "servers",
            Kind = EntityKind.Group,
            Members = [sample.Web1.Id, sample.Backup.Id],
        });

        Removal removal = Removal.Of(new RecordId(RecordKind.Entity, sample.Web1.Id), sample.Model);
        Assert.That(removal.Obstacles, Is.Empty);
        removal.Apply(sample.Edit);

        Assert.That(sample.Model.Entities[group.Id].Members, Is.EqualTo(new[] { sample.Backup.Id }));
    }

    [Test]
    public void Of_LastMemberOfAGroup_IsRefused()
    {
        var sample = new SampleInventory();
        sample.Edit.Add(sample.Web1 with { Name = "one", Kind = EntityKind.Group, Members = [sample.Web1.Id] });

        Removal removal = Removal.Of(new RecordId(RecordKind.Entity, sample.Web1.Id), sample.Model);

        Assert.That(
            removal.Obstacles.Select(finding => finding.Code), Is.EqualTo(new[] { ValidationCodes.GroupEmpty }));
    }
}
