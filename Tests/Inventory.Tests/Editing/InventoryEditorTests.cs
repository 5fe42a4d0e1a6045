// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Editing;

internal sealed class InventoryEditorTests
{
    [Test]
    public async Task Edit_NewProject_HasTheFirstRevisionAndItsStamps()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        EditResult result = await inventory.EditAsync(edit => edit.Add(new Project { Name = "new" }));

        Project project = result.State.Model.FindProject("new")!;
        var stamp = new Stamp(inventory.Clock.Last, "alice");
        Assert.That(project, Is.EqualTo(new Project
        {
            Id = project.Id,
            Name = "new",
            Revision = 1,
            Created = stamp,
            Modified = stamp,
        }));
        Assert.That(result.Changes.Single().After, Is.EqualTo(project));
    }

    [Test]
    public async Task Edit_RecordOfAProject_RaisesTheRevisionOfThatProjectAlone()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryModel before = await inventory.ModelAsync();

        EditResult result = await inventory.EditAsync(edit => edit.Put(inventory.Sample.Backup with { Name = "vault" }));

        InventoryModel after = result.State.Model;
        Assert.That(after.Projects[1], Is.EqualTo(before.Projects[1]));
        Assert.That(after.Projects[3].Revision, Is.EqualTo(before.Projects[3].Revision + 1));
        Assert.That(after.Projects[3].Created, Is.EqualTo(before.Projects[3].Created));
        Assert.That(after.Projects[3].Modified, Is.EqualTo(new Stamp(inventory.Clock.Last, "alice")));
        Assert.That(result.Changes.Select(change => change.Id.Kind), Is.EqualTo(new[] { RecordKind.Entity }));
        RevisionPage history = await inventory.Store.HistoryAsync(3, 0, 1, CancellationToken.None);
        Assert.That(history.Entries[0].Projects, Is.EqualTo(new[] { new ProjectRevision(3, after.Projects[3].Revision) }));
        Assert.That(history.Entries[0].Note, Is.EqualTo(new RevisionNote(inventory.Clock.Last, "alice", "")));
    }

    [Test]
    public async Task Edit_ThatChangesNothing_MakesNoRevision()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryState before = await inventory.Store.ReadAsync(CancellationToken.None);

        EditResult result = await inventory.EditAsync(edit => edit.Put(inventory.Sample.Backup));

        Assert.That(result.State, Is.SameAs(before));
        Assert.That(result.Changes, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task Edit_IfTheRevisionIsAnother_IsRefused(int expected)
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        Assert.That(
            () => inventory.EditAsync(
                new EditRequest("alice", Project: 3, IfRevision: expected),
                (edit, _) => edit.Put(inventory.Sample.Backup with { Name = "vault" })),
            Throws.TypeOf<StaleRevisionException>().With.Property("Present").EqualTo(1));
        Assert.That((await inventory.ModelAsync()).Entities[inventory.Sample.Backup.Id], Is.EqualTo(inventory.Sample.Backup));
    }

    [Test]
    public async Task Edit_IfTheRevisionIsThePresentOne_IsDone()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        await inventory.EditAsync(
            new EditRequest("alice", Project: 3, IfRevision: 1),
            (edit, _) => edit.Put(inventory.Sample.Backup with { Name = "vault" }));

        Assert.That(await inventory.RevisionAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Edit_WhenAnotherWroteMeanwhile_IsDoneOnWhatThatWrote()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        int attempts = 0;

        EditResult result = await inventory.EditAsync(edit =>
        {
            if (++attempts == 1)
            {
                inventory.EditElsewhereAsync(other => other.Put(inventory.Sample.Lan with { Description = "desks" })).Wait();
            }

            edit.Put(inventory.Sample.Backup with { Name = "vault" });
        });

        Assert.That(attempts, Is.EqualTo(2));
        Assert.That(result.State.Model.Entities[inventory.Sample.Lan.Id].Description, Is.EqualTo("desks"));
        Assert.That(result.State.Model.Entities[inventory.Sample.Backup.Id].Name, Is.EqualTo("vault"));
        Assert.That(await inventory.RevisionAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Edit_IfTheRevisionChangesMeanwhile_IsRefused()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        Assert.That(
            () => inventory.EditAsync(new EditRequest("alice", Project: 3, IfRevision: 1), (edit, _) =>
            {
                inventory.EditElsewhereAsync(other => other.Put(inventory.Sample.Lan with { Description = "desks" })).Wait();
                edit.Put(inventory.Sample.Backup with { Name = "vault" });
            }),
            Throws.TypeOf<StaleRevisionException>());
        Assert.That((await inventory.ModelAsync()).Entities[inventory.Sample.Backup.Id], Is.EqualTo(inventory.Sample.Backup));
    }

    [Test]
    public async Task Edit_ManyAtOnce_LosesNone()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() => inventory.EditAsync(edit =>
        {
            Entity present = edit.Model.Entities[inventory.Sample.Backup.Id];
            edit.Put(present with { Tags = [.. present.Tags, $"t{number}"] });
        }))));

        Assert.That((await inventory.ModelAsync()).Entities[inventory.Sample.Backup.Id].Tags, Has.Count.EqualTo(30));
        Assert.That(await inventory.RevisionAsync(), Is.EqualTo(31));
    }

    [Test]
    public async Task Edit_DryRun_JudgesAndStoresNothing()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        InventoryState before = await inventory.Store.ReadAsync(CancellationToken.None);
        var request = new EditRequest("alice", DryRun: true);

        EditResult result = await inventory.EditAsync(
            request, (edit, _) => edit.Put(inventory.Sample.Backup with { Name = "vault" }));

        Assert.That(result.Changes, Has.Count.EqualTo(1));
        Assert.That(result.State.Model.Projects[3].Revision, Is.EqualTo(2));
        Assert.That(await inventory.Store.ReadAsync(CancellationToken.None), Is.SameAs(before));
        Assert.That(
            () => inventory.EditAsync(request, (edit, _) => edit.Put(inventory.Sample.Backup with { Name = "" })),
            Throws.TypeOf<InventoryValidationException>());
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Edit_ThatMakesAnotherRecordWrong_IsRefusedAndNamesThat(
        Action<InventoryEdit, SampleInventory> change, string code, string label)
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        await inventory.EditAsync(AddUsers);
        InventoryState before = await inventory.Store.ReadAsync(CancellationToken.None);

        InventoryValidationException refused = (await Assert.ThrowsAsync<InventoryValidationException>(
            () => inventory.EditAsync(edit => change(edit, inventory.Sample))))!;

        Assert.That(
            refused.Findings.Any(finding =>
                finding.Code == code && finding.Message.StartsWith(label + ": ", StringComparison.Ordinal)),
            Is.True,
            refused.Message);
        Assert.That(await inventory.Store.ReadAsync(CancellationToken.None), Is.SameAs(before));
    }

    [Test]
    public async Task Edit_SharedRecord_RaisesTheRevisionsOfTheProjectsThatUseIt()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        await inventory.EditAsync(AddUsers);
        Project[] before = [.. (await inventory.ModelAsync()).Projects.Values];

        EditResult result = await inventory.EditAsync(
            edit => edit.Put(edit.Model.Services[1] with { Entries = [SampleInventory.Tcp("8080")] }));

        Assert.That(
            result.State.Model.Projects.Values.Select(project => project.Revision),
            Is.EqualTo(new[] { before[0].Revision, before[1].Revision, before[2].Revision + 1 }));
    }

    [Test]
    public async Task Edit_RecordThatNobodyUses_RaisesNoRevision()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        EditResult result = await inventory.EditAsync(edit => edit.Add(new Location { Name = "nowhere" }));

        RevisionPage history = await inventory.Store.HistoryAsync(null, 0, 1, CancellationToken.None);
        Assert.That(history.Entries[0].Version, Is.EqualTo(result.State.Version));
        Assert.That(history.Entries[0].Projects, Is.Empty);
        Assert.That(await inventory.RevisionAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Edit_OutsideEntityOfAnotherProject_RaisesTheRevisionOfItsUsers()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();
        Entity resolver = null!;
        await inventory.EditAsync(edit =>
        {
            resolver = edit.Add(new Entity
            {
                Project = 1,
                Location = inventory.Sample.Site.Id,
                Name = "resolver",
                Kind = EntityKind.External,
            });
            edit.Add(inventory.Sample.Communication(
                Endpoint.OfEntity(inventory.Sample.Web1.Id), Endpoint.OfEntity(resolver.Id)));
        });
        int revision = await inventory.RevisionAsync();

        await inventory.EditAsync(edit =>
        {
            Interface added = edit.Add(new Interface { Entity = resolver.Id });
            edit.Add(SampleInventory.Address(added, "198.51.100.53/32"));
        });

        Assert.That(await inventory.RevisionAsync(), Is.EqualTo(revision + 1));
    }

    [Test]
    public async Task Edit_WithFindingsOfTheCaller_IsRefused()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        Assert.That(
            () => inventory.EditAsync(
                new EditRequest("alice"),
                (edit, findings) => findings.Add(ValidationCodes.InUse, "id", $"Something of the caller.")),
            Throws.TypeOf<InventoryValidationException>().With.Message.EqualTo("Something of the caller."));
    }

    [Test]
    public async Task Edit_CommentOfTwoLines_IsRefused()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        Assert.That(
            () => inventory.EditAsync(
                new EditRequest("alice", "one\ntwo"), (edit, _) => edit.Add(new Location { Name = "new" })),
            Throws.TypeOf<InventoryValidationException>().With.Message.Contains("comment"));
    }

    [Test]
    public async Task Edit_ThatIsDoubtful_ReturnsTheWarnings()
    {
        await using EditedInventory inventory = await EditedInventory.MakeAsync();

        EditResult result = await inventory.EditAsync(
            edit => edit.Add(inventory.Sample.Communication(Endpoint.Any, Endpoint.Any)));

        Assert.That(result.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { ValidationCodes.OverBroad }));
    }

    private static TestCaseData<Action<InventoryEdit, SampleInventory>, string, string>[] Refused =>
    [
        Case(
            "addresses go that a communication needs",
            (edit, sample) =>
            {
                foreach (InterfaceAddress address in edit.Model.AddressesOf(sample.Web1Eth0.Id)
                    .Concat(edit.Model.AddressesOf(sample.Web1Eth1.Id)).ToArray())
                {
                    edit.Remove(new RecordId(RecordKind.Address, address.Id));
                }
            },
            ValidationCodes.NoCommonFamily,
            "lan -> web1 (tcp/22)"),
        Case(
            "addresses of a member go",
            (edit, sample) =>
            {
                Interface only = edit.Model.InterfacesOf(sample.Backup.Id).Single();
                foreach (InterfaceAddress address in edit.Model.AddressesOf(only.Id).ToArray())
                {
                    edit.Remove(new RecordId(RecordKind.Address, address.Id));
                }
            },
            ValidationCodes.NoCommonFamily,
            "lan -> vaults (tcp/443)"),
        Case(
            "the last member goes",
            (edit, sample) =>
            {
                foreach (Interface one in edit.Model.InterfacesOf(sample.Backup.Id).ToArray())
                {
                    edit.Remove(new RecordId(RecordKind.Interface, one.Id));
                }

                edit.Remove(new RecordId(RecordKind.Entity, sample.Backup.Id));
            },
            ValidationCodes.Unknown,
            "vaults"),
        Case(
            "a shared service becomes another project's",
            (edit, _) => edit.Put(edit.Model.Services[1] with { Project = 1 }),
            ValidationCodes.CrossProject,
            "lan -> vaults (tcp/443)"),
        Case(
            "a service goes that is used",
            (edit, _) => edit.Remove(new RecordId(RecordKind.Service, 1)),
            ValidationCodes.Unknown,
            "lan -> vaults ()"),
        Case(
            "an entity with communications goes to another project",
            (edit, sample) => edit.Put(sample.Lan with { Project = 1 }),
            ValidationCodes.CrossProject,
            "lan -> web1 (tcp/22)"),
        Case(
            "a location goes that is used",
            (edit, sample) => edit.Remove(new RecordId(RecordKind.Location, sample.Site.Id)),
            ValidationCodes.Unknown,
            "web1"),
        Case(
            "an interface comes to an entity that has its address",
            (edit, sample) => edit.Put(sample.Web1Eth1 with { Entity = sample.Backup.Id, Name = "eth9" }),
            ValidationCodes.NameTaken,
            "10.0.0.10"),
    ];

    private static TestCaseData<Action<InventoryEdit, SampleInventory>, string, string> Case(
        string name, Action<InventoryEdit, SampleInventory> change, string code, string label) =>
        new TestCaseData<Action<InventoryEdit, SampleInventory>, string, string>(change, code, label)
            .SetArgDisplayNames(name);

    // A group of the backup server, which a shared service of its own leads to, and an address that is there twice.
    private static void AddUsers(InventoryEdit edit)
    {
        Entity backup = edit.Model.FindEntity(3, "backup")!;
        Entity lan = edit.Model.FindEntity(3, "lan")!;
        Service service = edit.Add(new Service { Name = "https", Entries = [SampleInventory.Tcp("443")] });
        Entity group = edit.Add(backup with { Name = "vaults", Kind = EntityKind.Group, Members = [backup.Id] });
        edit.Add(new Communication
        {
            Project = 3,
            Source = Endpoint.OfEntity(lan.Id),
            Destination = Endpoint.OfEntity(group.Id),
            Service = service.Id,
        });
        Interface eth0 = edit.Model.InterfacesOf(backup.Id).Single();
        edit.Add(SampleInventory.Address(eth0, "10.0.0.10/24"));
    }
}
