// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Inventory.Exchange;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;
using static Inventory.Tests.Exchange.ExchangeSample;

namespace Inventory.Tests.Exchange;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ImportPlanTests
{
    private const string Small = """
        {"pyctd_inventory": 1,
        "project": {"name": "shop", "description": "small"},
        "locations": [{"name": "elsewhere"}],
        "entities": [
        {"name": "lan", "kind": "subnet", "location": "main site", "interfaces": [{"name": "eth0", "addresses": ["10.10.4.0/24"]}]},
        {"name": "new", "kind": "host", "location": "elsewhere", "interfaces": [{"name": "eth0", "addresses": ["10.0.0.9/24"]}]}],
        "communications": [{"source": "lan", "destination": "new", "protocol": "tcp", "ports": "22"}]}
        """;

    private readonly SampleInventory _sample = new();

    public ImportPlanTests()
    {
        _sample.Edit.Put(_sample.Shop with { Owner = "ops", Revision = 7 });
        _sample.Edit.Add(
            _sample.Communication(Endpoint.OfEntity(_sample.Lan.Id), Endpoint.OfEntity(_sample.Backup.Id)));
    }

    [Test]
    public void Of_Merge_AddsAndChangesAndRemovesNothing()
    {
        var plan = ImportPlan.Of(Request(Small, ExchangeFormat.Json), _sample.Model);

        Assert.That(
            Changes(plan.Creates),
            Is.EqualTo(new[]
            {
                "Location elsewhere", "Entity new", "Interface new.eth0", "Address 10.0.0.9", "Communication lan -> new (tcp/22)",
            }));
        Assert.That(Changes(plan.Updates), Is.EqualTo(new[] { "Project shop: description" }));
        Assert.That(plan.Deletes, Is.Empty);
        Assert.That(plan.CanApply, Is.True);
    }

    [Test]
    public void Of_Replace_MakesTheProjectWhatTheFileSays()
    {
        InventoryModel model = _sample.Model;
        var plan = ImportPlan.Of(Request(Small, ExchangeFormat.Json, ImportMode.Replace), model);

        Assert.That(Changes(plan.Updates), Is.EqualTo(new[] { "Project shop: owner,description" }));
        Assert.That(
            Changes(plan.Deletes),
            Is.SupersetOf(new[] { "Entity web1", "Entity backup", "Address 2001:db8:4::/64", "Communication lan -> backup (tcp/22)" }));
        InventoryModel after = Import(Request(Small, ExchangeFormat.Json, ImportMode.Replace), model);
        Assert.That(after.EntitiesOf(_sample.Shop.Id).Select(one => one.Name), Is.EqualTo(new[] { "lan", "new" }));
        Assert.That(after.Projects[_sample.Shop.Id].Revision, Is.EqualTo(7));
        Assert.That(after.Interfaces.Values.Select(one => one.Entity), Is.All.AnyOf([.. after.Entities.Keys]));
        Assert.That(after.Projects, Has.Count.EqualTo(3));
    }

    [Test]
    public void Of_Replace_LeavesLocationsAndSharedServices()
    {
        _sample.Edit.Add(new Service { Name = "shared", Entries = [SampleInventory.Tcp("1")] });
        Service own = _sample.Edit.Add(
            new Service { Name = "own", Project = _sample.Shop.Id, Entries = [SampleInventory.Tcp("1")] });
        InventoryModel after = Import(Request(Small, ExchangeFormat.Json, ImportMode.Replace), _sample.Model);

        Assert.That(after.Services.Values.Select(one => one.Name), Is.EqualTo(new[] { "shared" }));
        Assert.That(after.Find(new RecordId(RecordKind.Service, own.Id)), Is.Null);
        Assert.That(after.FindLocation("main site"), Is.Not.Null);
    }

    [Test]
    public void Of_ReplaceThatWouldRemoveWhatAnotherProjectUses_IsRefused()
    {
        Entity outside = _sample.AddHost("outside", EntityKind.External);
        Project other = _sample.Model.FindProject("first")!;
        Entity host = _sample.AddHost("h", EntityKind.Host, other);
        _sample.AddInterface(host, "eth0", "10.0.0.1/24");
        _sample.Edit.Add(_sample.Communication(Endpoint.OfEntity(outside.Id), Endpoint.OfEntity(host.Id)) with { Project = other.Id });
        var plan = ImportPlan.Of(Request(Small, ExchangeFormat.Json, ImportMode.Replace, skip: true), _sample.Model);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "0 E_IN_USE " }));
        Assert.That(plan.CanApply, Is.False);
    }

    [Test]
    public void Of_SharedServiceThatOthersUse_IsNotChanged()
    {
        Service shared = _sample.Edit.Add(new Service { Name = "web", Entries = [SampleInventory.Tcp("80")] });
        Project other = _sample.Model.FindProject("first")!;
        Entity host = _sample.AddHost("h", EntityKind.Host, other);
        _sample.AddInterface(host, "eth0", "10.0.0.1/24");
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, Endpoint.OfEntity(host.Id)) with
        {
            Project = other.Id,
            Traffic = null,
            Service = shared.Id,
        });
        string text = """
            {"pyctd_inventory": 1, "project": {"name": "shop"},
            "services": [{"name": "web", "scope": "global", "entries": [{"protocol": "tcp"}]}]}
            """;

        Assert.That(
            Errors(ImportPlan.Of(Request(text, ExchangeFormat.Json), _sample.Model)),
            Is.EqualTo(new[] { "2 E_IN_USE entries" }));
    }

    // An external entity without addresses is anything; a host without addresses is nothing.
    [Test]
    public void Of_ChangeThatMakesAnotherCommunicationWrong_IsRefused()
    {
        Entity outside = _sample.AddHost("outside", EntityKind.External);
        _sample.Edit.Add(_sample.Communication(Endpoint.OfEntity(outside.Id), Endpoint.OfEntity(_sample.Web1.Id)));
        string text = """
            {"pyctd_inventory": 1, "project": {"name": "shop"}, "entities": [{"name": "outside", "kind": "host"}]}
            """;
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Json), _sample.Model);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "0 E_NO_COMMON_FAMILY destination" }));
        Assert.That(plan.Errors[0].Message, Does.StartWith("outside -> web1 (tcp/22), which is there already: "));
    }

    [Test]
    public void Of_OneBadRow_IsNothingOrAllOthers()
    {
        string text = "source,destination,protocol,ports\nlan,web1,tcp,1\nlan,web1,tcp,0\nlan,web1,tcp,2\n";
        ImportRequest request = Request(text, ExchangeFormat.Csv, project: "shop");

        Assert.That(ImportPlan.Of(request, _sample.Model).CanApply, Is.False);
        var plan = ImportPlan.Of(request with { SkipBadRows = true }, _sample.Model);
        Assert.That(Errors(plan), Is.EqualTo(new[] { "3 E_PORT_RANGE ports" }));
        Assert.That(plan.Creates, Has.Count.EqualTo(2));
        Assert.That(plan.CanApply, Is.True);
    }

    // A row with an error still names its record: replacing must not remove it for that.
    [Test]
    public void Of_ReplaceSkippingABadRow_KeepsTheRecordOfTheRow()
    {
        string text = Small.Replace(
            "\"name\": \"lan\",", "\"name\": \"lan\", \"description\": \"\\u2028\",", StringComparison.Ordinal);
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Json, ImportMode.Replace, skip: true), _sample.Model);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "5 E_TEXT description" }));
        Assert.That(Changes(plan.Deletes), Does.Not.Contain("Entity lan"));
    }

    [Test]
    public void Apply_ToALaterModel_LooksTheNamesUpAgain()
    {
        var plan = ImportPlan.Of(Request(Small, ExchangeFormat.Json), InventoryModel.Empty);
        Assert.That(plan.CanApply, Is.False, "main site is not there");
        plan = ImportPlan.Of(Request(Small, ExchangeFormat.Json), _sample.Model);
        var edit = new InventoryEdit(_sample.Model);
        edit.Add(
            new Entity { Project = _sample.Shop.Id, Location = _sample.Site.Id, Name = "NEW", Description = "before" });
        var later = new InventoryEdit(edit.Model);
        plan.Apply(later);

        Assert.That(
            later.Model.EntitiesOf(_sample.Shop.Id).Where(one => one.Name == "new").Select(one => one.Description),
            Is.EqualTo(new[] { "before" }));
    }

    [Test]
    public void Apply_ToAModelThatDoesNotFitAnyMore_ThrowsEachTime()
    {
        var plan = ImportPlan.Of(Request(Small, ExchangeFormat.Json), _sample.Model);

        for (int attempt = 0; attempt < 2; attempt++)
        {
            var edit = new InventoryEdit(InventoryModel.Empty);
            var error = Assert.Throws<InventoryValidationException>(() => plan.Apply(edit));
            Assert.That(error!.Findings.Select(one => one.Code), Does.Contain(ValidationCodes.Unknown));
        }
    }

    // Each group has the one before as its member, and the first has an error.
    [Test]
    public void Of_LongChainOfRowsThatNeedEachOther_EndsWithAnError()
    {
        string groups = string.Join(",\n", Enumerable.Range(0, 1_000).Select(number =>
            $$"""{"name": "g{{number}}", "kind": "group", "location": "main site", "members": ["{{(number == 0 ? "none" : $"g{number - 1}")}}"]}"""));
        string text = $$"""{"pyctd_inventory": 1, "project": {"name": "shop"}, "entities": [{{groups}}]}""";
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Json, skip: true), _sample.Model);

        Assert.That(plan.CanApply, Is.False);
        Assert.That(Errors(plan), Does.Contain("1 E_UNKNOWN members").And.Contain("0 E_VALUE "));
    }

    [Test]
    public void Of_FileThatIsTooLarge_IsRefused()
    {
        var plan = ImportPlan.Of(
            new ImportRequest
            {
                Content = new byte[ImportRequest.MaximumBytes + 1],
                Format = ExchangeFormat.Json,
                Time = SampleInventory.Now,
            },
            InventoryModel.Empty);

        Assert.That(plan.Errors.Single().Message, Does.Contain("67108865"));
    }

    [TestCase(ExchangeFormat.Json)]
    [TestCase(ExchangeFormat.Csv)]
    [TestCase(ExchangeFormat.Conntrackt)]
    public void Of_InvalidUtf8_IsRefusedWithItsLine(ExchangeFormat format)
    {
        var plan = ImportPlan.Of(
            new ImportRequest { Content = new byte[] { 0x0A, 0x0A, 0x61, 0xC3, 0x28 }, Format = format, Time = SampleInventory.Now },
            InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "3 E_TEXT " }));
    }

    [Test]
    public void Of_ThousandsOfErrors_KeepsThousand()
    {
        string text = "source,destination,protocol\n" + string.Concat(Enumerable.Repeat("lan,nobody,tcp\n", 5_000));
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Csv, project: "shop"), _sample.Model);

        Assert.That(plan.Errors, Has.Count.EqualTo(1_000));
    }

    [TestCase(ExchangeFormat.Json)]
    [TestCase(ExchangeFormat.Csv)]
    [TestCase(ExchangeFormat.Conntrackt)]
    public void Of_TenThousandCommunications_ComeBackAndReportProgress(ExchangeFormat format)
    {
        var text = new StringBuilder("project,source,source_address,destination,destination_address,protocol,ports\n");
        for (int index = 0; index < 10_000; index++)
        {
            int host = index % 100;
            int other = (host + 1) % 100;
            text.Append(
                CultureInfo.InvariantCulture,
                $"p,h{host},10.0.0.{host},h{other},10.0.0.{other},tcp,{1 + (index / 100)}\n");
        }

        InventoryModel model = Import(Request(text.ToString(), ExchangeFormat.Csv), InventoryModel.Empty);
        var reports = new Reports();
        string written = Export("p", model, format);
        var plan = ImportPlan.Of(Request(written, format), InventoryModel.Empty, reports);
        var edit = new InventoryEdit(InventoryModel.Empty);
        plan.Apply(edit);

        Assert.That(Export("p", edit.Model, format), Is.EqualTo(written));
        Assert.That(edit.Model.Communications, Has.Count.EqualTo(10_000));
        Assert.That(reports.All, Has.Count.GreaterThan(20));
        Assert.That(reports.All, Is.Ordered.By(nameof(ImportProgress.Done)));
        Assert.That(reports.All[^1].Done, Is.EqualTo(reports.All[^1].Total));
    }

    private sealed class Reports : IProgress<ImportProgress>
    {
        public List<ImportProgress> All { get; } = [];

        public void Report(ImportProgress value) => All.Add(value);
    }
}
