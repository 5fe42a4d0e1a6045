// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Tests.Store;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Editing;

internal sealed class ProjectHistoryTests
{
    private const int Shop = 3;

    [Test]
    public async Task ModelAt_EachRevision_IsTheModelThatItMade()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryModel first = await inventory.ModelAsync();
        await inventory.EditAsync(edit => edit.Put(inventory.Sample.Backup with { Name = "vault" }));
        InventoryModel second = await inventory.ModelAsync();
        await inventory.EditAsync(edit => edit.Add(new Location { Name = "between" }));
        await inventory.EditAsync(edit => edit.Put(inventory.Sample.Backup with { Name = "safe" }));

        InventoryModel atFirst = await inventory.History.ModelAtAsync(Shop, 1, CancellationToken.None);
        InventoryModel atSecond = await inventory.History.ModelAtAsync(Shop, 2, CancellationToken.None);

        Assert.That(StoreRecords.Of(atFirst), Is.EqualTo(StoreRecords.Of(first)));
        Assert.That(StoreRecords.Of(atSecond), Is.EqualTo(StoreRecords.Of(second)));
        Assert.That(
            StoreRecords.Of(await inventory.History.ModelAtAsync(Shop, 0, CancellationToken.None)), Is.Empty);
    }

    [TestCase(9)]
    [TestCase(-1)]
    public async Task ModelAt_RevisionThatIsNotThere_IsRefused(int revision)
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        Assert.That(
            () => inventory.History.ModelAtAsync(Shop, revision, CancellationToken.None),
            Throws.TypeOf<InventoryValidationException>().With.Message.EqualTo($"Project 3 has no revision {revision}."));
    }

    [Test]
    public async Task Diff_OfTwoRevisions_HasTheNetDifferences()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        SampleInventory sample = inventory.Sample;
        await inventory.EditAsync(edit => edit.Put(sample.Backup with { Name = "vault" }));
        await inventory.EditAsync(edit => edit.Put(sample.Site with { Name = "old town" }));
        await inventory.EditAsync(edit => edit.Put(sample.Lan with { Description = "desks" }));
        await inventory.EditAsync(edit => edit.Put(sample.Lan));
        await inventory.EditAsync(edit => edit.Put(sample.Backup with { Name = "safe" }));
        await inventory.EditAsync(edit => edit.Add(new Location { Name = "unused" }));
        var expected = new[]
        {
            new Change(new(RecordKind.Entity, sample.Backup.Id), sample.Backup, sample.Backup with { Name = "safe" }),
            new Change(new(RecordKind.Location, sample.Site.Id), sample.Site, sample.Site with { Name = "old town" }),
        };

        Assert.That(await inventory.History.DiffAsync(Shop, 1, 6, CancellationToken.None), Is.EquivalentTo(expected));
        Assert.That(
            await inventory.History.DiffAsync(Shop, 6, 1, CancellationToken.None),
            Is.EquivalentTo(expected.Select(change => new Change(change.Id, change.After, change.Before))));
        Assert.That(await inventory.History.DiffAsync(Shop, 3, 5, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Revert_ToAnEarlierRevision_IsANewRevisionWithWhatWasThere()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryModel first = await inventory.ModelAsync();
        await inventory.EditAsync(edit => edit.Put(first.Projects[Shop] with { Description = "closed" }));
        await inventory.EditAsync(edit => Removal.Of(new(RecordKind.Entity, inventory.Sample.Web1.Id), edit.Model).Apply(edit));
        await inventory.EditAsync(edit => edit.Add(inventory.Sample.Backup with { Name = "vault" }));
        await inventory.EditAsync(edit => edit.Put(edit.Model.Projects[1] with { Description = "another" }));

        EditResult result = await RevertAsync(inventory, 1);

        InventoryModel now = result.State.Model;
        Assert.That(now.Projects[Shop].Revision, Is.EqualTo(5));
        Assert.That(now.Projects[1].Description, Is.EqualTo("another"));
        Assert.That(await inventory.History.DiffAsync(Shop, 1, 5, CancellationToken.None), Is.Empty);
        Assert.That(StoreRecords.Of(now).Where(record => record is not Project),
            Is.EqualTo(StoreRecords.Of(first).Where(record => record is not Project)));
    }

    [Test]
    public async Task Revert_ToTheTimeOfALocationThatIsGone_IsRefusedAndNamesWhatLacksIt()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        Location other = null!;
        await inventory.EditAsync(edit => other = edit.Add(new Location { Name = "other site" }));
        await inventory.EditAsync(edit => edit.Put(inventory.Sample.Backup with { Location = other.Id }));
        await inventory.EditAsync(edit => edit.Put(inventory.Sample.Backup));
        await inventory.EditAsync(edit => edit.Remove(new(RecordKind.Location, other.Id)));

        InventoryValidationException refused = (await Assert.ThrowsAsync<InventoryValidationException>(
            () => RevertAsync(inventory, 2)))!;

        Assert.That(refused.Findings.Single().Code, Is.EqualTo(ValidationCodes.Unknown));
        Assert.That(refused.Findings.Single().Field, Is.EqualTo("location"));
        Assert.That(await inventory.RevisionAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Revert_OfAProjectThatIsGone_BringsItBackWithTheNextRevision()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryModel first = await inventory.ModelAsync();
        await inventory.EditAsync(edit => Removal.Of(new(RecordKind.Project, Shop), edit.Model).Apply(edit));
        Assert.That((await inventory.ModelAsync()).Projects, Has.Count.EqualTo(2));

        EditResult result = await RevertAsync(inventory, 1);

        Assert.That(result.State.Model.Projects[Shop], Is.EqualTo(first.Projects[Shop] with
        {
            Revision = 3,
            Modified = new Stamp(inventory.Clock.Last, "alice"),
        }));
        Assert.That(StoreRecords.Of(result.State.Model).Where(record => record is not Project),
            Is.EqualTo(StoreRecords.Of(first).Where(record => record is not Project)));
        Assert.That(() => RevertAsync(inventory, 2), Throws.TypeOf<InventoryValidationException>(), "the removal itself");
    }

    [Test]
    public async Task Revert_OfAMovedInterface_TakesItsAddressesAlong()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryModel first = await inventory.ModelAsync();
        await inventory.EditAsync(edit =>
            edit.Put(inventory.Sample.Web1Eth1 with { Entity = inventory.Sample.Backup.Id, Name = "eth9" }));

        EditResult result = await RevertAsync(inventory, 1);

        Assert.That(StoreRecords.Of(result.State.Model).Where(record => record is not Project),
            Is.EqualTo(StoreRecords.Of(first).Where(record => record is not Project)));
    }

    private static async Task<EditResult> RevertAsync(EditedInventory inventory, int to)
    {
        Action<InventoryEdit, FindingList> revert =
            await inventory.History.RevertAsync(Shop, to, CancellationToken.None);
        return await inventory.EditAsync(new EditRequest("alice", "revert"), revert);
    }
}
