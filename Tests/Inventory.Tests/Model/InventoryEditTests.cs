// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Model;

internal sealed class InventoryEditTests
{
    [Test]
    public void Add_Record_IsFoundByIdNameAndOwner()
    {
        var sample = new SampleInventory();

        Assert.That(sample.Model.FindProject("SHOP"), Is.EqualTo(sample.Shop));
        Assert.That(sample.Model.FindEntity(sample.Shop.Id, "Web1"), Is.EqualTo(sample.Web1));
        Assert.That(sample.Model.FindEntity(1, "web1"), Is.Null);
        Assert.That(sample.Model.FindInterface(sample.Web1.Id, "ETH1"), Is.EqualTo(sample.Web1Eth1));
        Assert.That(
            sample.Model.InterfacesOf(sample.Web1.Id), Is.EqualTo(new[] { sample.Web1Eth0, sample.Web1Eth1 }));
        Assert.That(
            sample.Model.EntitiesOf(sample.Shop.Id), Is.EqualTo(new[] { sample.Web1, sample.Lan, sample.Backup }));
    }

    [Test]
    public void Edit_OfAModel_LeavesTheModelAsItWas()
    {
        var sample = new SampleInventory();
        InventoryModel before = sample.Model;

        var edit = new InventoryEdit(before);
        edit.Put(sample.Web1 with { Name = "www" });
        edit.Remove(new RecordId(RecordKind.Interface, sample.Web1Eth1.Id));

        Assert.That(before.FindEntity(sample.Shop.Id, "www"), Is.Null);
        Assert.That(before.InterfacesOf(sample.Web1.Id).Count(), Is.EqualTo(2));
        Assert.That(edit.Model.FindEntity(sample.Shop.Id, "web1"), Is.Null);
        Assert.That(edit.Model.FindEntity(sample.Shop.Id, "www")!.Id, Is.EqualTo(sample.Web1.Id));
        Assert.That(edit.Model.InterfacesOf(sample.Web1.Id), Is.EqualTo(new[] { sample.Web1Eth0 }));
    }

    [Test]
    public void Changes_OfAnEdit_AreWhatIsDifferent()
    {
        var sample = new SampleInventory();
        var edit = new InventoryEdit(sample.Model);
        Entity added = edit.Add(sample.Web1 with { Name = "web2" });
        edit.Put(sample.Lan with { Description = "desks" });
        edit.Put(sample.Lan);
        edit.Put(sample.Web1 with { Tags = ["b"] });
        edit.Put(sample.Web1 with { Tags = ["a"] });
        Entity passing = edit.Add(sample.Web1 with { Name = "web3" });
        edit.Remove(new RecordId(RecordKind.Entity, passing.Id));

        Assert.That(edit.Changes, Is.EqualTo(new[]
        {
            new Change(new RecordId(RecordKind.Entity, added.Id), null, added),
            new Change(new RecordId(RecordKind.Entity, sample.Web1.Id), sample.Web1, sample.Web1 with { Tags = ["a"] }),
        }));
    }

    [Test]
    public void Add_AfterARemoval_DoesNotTakeTheIdAgain()
    {
        var sample = new SampleInventory();
        Entity gone = sample.AddHost("gone");
        sample.Edit.Remove(new RecordId(RecordKind.Entity, gone.Id));

        Assert.That(sample.AddHost("next").Id, Is.EqualTo(gone.Id + 1));
    }

    [Test]
    public void CommunicationsNaming_Entity_AreThoseOfItsInterfacesToo()
    {
        var sample = new SampleInventory();
        Communication direct = sample.Edit.Add(
            sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfEntity(sample.Web1.Id)));
        Communication byInterface = sample.Edit.Add(
            sample.Communication(Endpoint.OfInterface(sample.Web1Eth1.Id), Endpoint.OfEntity(sample.Backup.Id)));
        sample.Edit.Add(sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfEntity(sample.Backup.Id)));

        Assert.That(sample.Model.CommunicationsNaming(sample.Web1.Id), Is.EqualTo(new[] { direct, byInterface }));
    }
}
