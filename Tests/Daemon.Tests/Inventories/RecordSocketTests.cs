// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Validation;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class RecordSocketTests : InventoryTest
{
    [Test]
    public async Task Get_EachModel_HasNoFieldThatTheContractDoesNotKnow()
    {
        await AddAsync("service", new()
        {
            ["name"] = "web",
            ["project"] = Shop,
            ["entries"] = new XmlRpcValue[] { new XmlRpcStruct { ["protocol"] = "tcp", ["ports"] = "80,443" } },
        });
        foreach (string model in InventoryModels.All)
        {
            XmlRpcStruct[] items = await ItemsAsync(InventoryMethods.List(model), []);
            XmlRpcStruct one = await CallAsync(InventoryMethods.Get(model), new() { ["id"] = items[0]["id"] });

            Assert.That(one.Names.Except(["project_revision"]), Is.SubsetOf(InventoryFields.Of(model)), model);
            Assert.That(items[0].Names, Is.EqualTo(one.Names.Except(["project_revision"])), model);
            Assert.That(one["id"].Kind, Is.EqualTo(XmlRpcKind.Int), "a client without i8 can read it");
        }
    }

    [Test]
    public async Task Create_RecordWithDoubts_ReturnsItWithWarnings()
    {
        XmlRpcStruct created = await CallAsync("inv.communication.create", new()
        {
            ["fields"] = new XmlRpcStruct
            {
                ["project"] = Shop,
                ["source"] = "any",
                ["destination"] = "any",
                ["protocol"] = "tcp",
                ["ports"] = "22",
            },
        });

        Assert.That(
            created["warnings"].AsArray().Select(warning => warning.AsStruct()["code"].AsString()),
            Does.Contain(ValidationCodes.OverBroad));
        Assert.That(created["project_revision"].AsInt32(), Is.EqualTo(await RevisionAsync()));
        Assert.That(created.ContainsName("description"), Is.False, "what is absent is left out");
    }

    [Test]
    public void Create_SeveralBadFields_NamesEachWithItsCode()
    {
        XmlRpcStruct fields = Communication("70000");
        fields["description"] = "a\nb";
        fields["sourc"] = "x";

        Assert.That(Refusals(CallAsync("inv.communication.create", new() { ["fields"] = fields })), Is.EquivalentTo(new[]
        {
            (ValidationCodes.PortRange, "ports"), (ValidationCodes.Value, "sourc"),
        }));
        Assert.That(
            Refusals(CallAsync("inv.project.create", new() { ["fields"] = new XmlRpcStruct { ["name"] = "a\nb" } })),
            Is.EqualTo(new[] { (ValidationCodes.Text, "name") }));
    }

    [Test]
    public void Create_NameTaken_IsFault422() => Assert.That(
        Refusals(CallAsync("inv.project.create", new() { ["fields"] = new XmlRpcStruct { ["name"] = "SHOP" } })),
        Is.EqualTo(new[] { (ValidationCodes.NameTaken, "name") }));

    [Test]
    public async Task Update_SomeFields_LeavesTheOthers()
    {
        XmlRpcStruct changed = await CallAsync("inv.communication.update", new()
        {
            ["id"] = Ssh,
            ["fields"] = new XmlRpcStruct { ["description"] = "Admin SSH" },
            ["if_revision"] = await RevisionAsync(),
        });

        Assert.That(changed["ports"].AsString(), Is.EqualTo("22"));
        Assert.That(changed["description"].AsString(), Is.EqualTo("Admin SSH"));
    }

    [Test]
    public async Task Update_StaleRevision_IsAConflictThatNamesTheRevision()
    {
        int revision = await RevisionAsync();
        XmlRpcStruct request = new()
        {
            ["id"] = Ssh,
            ["fields"] = new XmlRpcStruct { ["ports"] = "2222" },
            ["if_revision"] = revision,
        };
        await CallAsync("inv.communication.update", request);

        Assert.That(
            FaultOf(CallAsync("inv.communication.update", request), FaultCodes.Conflict).Message, Does.Contain($"{revision + 1}"));
    }

    [Test]
    public async Task Create_StaleRevision_IsAConflict()
    {
        XmlRpcStruct request = new() { ["fields"] = Communication("80"), ["if_revision"] = await RevisionAsync() - 1 };

        FaultOf(CallAsync("inv.communication.create", request), FaultCodes.Conflict);
    }

    [Test]
    public void Update_RevisionOfWhatHasNone_SaysSo() => Assert.That(
        Refusals(CallAsync("inv.location.update", new() { ["id"] = Site, ["fields"] = new XmlRpcStruct(), ["if_revision"] = 1 })),
        Is.EqualTo(new[] { (ValidationCodes.Value, "if_revision") }));

    [TestCase("inv.project.get")]
    [TestCase("inv.entity.update")]
    [TestCase("inv.location.delete_preview")]
    public void Call_UnknownId_IsFault404(string method) =>
        FaultOf(CallAsync(method, new() { ["id"] = 4711 }), FaultCodes.NotFound);

    [Test]
    public async Task Write_EachOne_IsInTheAuditLog()
    {
        await CallAsync("inv.communication.update", new() { ["id"] = Ssh, ["fields"] = new XmlRpcStruct { ["ports"] = "23" } });

        Assert.That((await File.ReadAllLinesAsync(Server.AuditFile))[^1], Does
            .Contain("user=alice source=test action=inv.communication.update").And
            .Contain($"target=\"communication {Ssh} lan -> web1.eth0 (tcp/23)\"").And
            .Contain($"result=\"shop revision {await RevisionAsync()}\""));
    }

    [Test]
    public async Task Write_Refused_LeavesNoLine()
    {
        string[] before = await File.ReadAllLinesAsync(Server.AuditFile);
        Refusals(CallAsync("inv.communication.create", new() { ["fields"] = Communication("0") }));

        Assert.That(await File.ReadAllLinesAsync(Server.AuditFile), Is.EqualTo(before));
    }

    [Test]
    public async Task Multicall_SeveralCalls_AreEachAnsweredOrRefused()
    {
        XmlRpcValue[] calls =
        [
            Call("inv.location.create", new() { ["fields"] = new XmlRpcStruct { ["name"] = "Lyon" } }),
            Call("inv.project.get", new() { ["id"] = 4711 }),
            Call("inv.location.list", []),
        ];

        IReadOnlyList<XmlRpcValue> answers = (await Server.CallRawAsync("system.multicall", (XmlRpcValue)calls)).AsArray();

        Assert.That(answers[1].AsStruct()["faultCode"].AsInt32(), Is.EqualTo(FaultCodes.NotFound));
        Assert.That(answers[2].AsArray()[0].AsStruct()["total"].AsInt32(), Is.EqualTo(2));

        XmlRpcStruct Call(string method, XmlRpcStruct request) =>
            new() { ["methodName"] = method, ["params"] = new XmlRpcValue[] { Session, request } };
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task Call_HostileArguments_IsAFaultAndNoFailure(string method, XmlRpcValue request)
    {
        Assert.That(
            async () => await Server.CallRawAsync(method, Session, request),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.InvalidValue)
                .Or.Property("FaultCode").EqualTo(FaultCodes.InvalidParameters)
                .Or.Property("FaultCode").EqualTo(FaultCodes.NotFound)
                .Or.Property("FaultCode").EqualTo(FaultCodes.Conflict));
        Assert.That(await RevisionAsync(), Is.GreaterThan(0), "others are served");
    }

    private static TestCaseData[] Hostile()
    {
        string longText = new('x', 100_000);
        (string Method, XmlRpcValue Request)[] cases =
        [
            ("inv.project.create", "x"),
            ("inv.project.create", new XmlRpcStruct()),
            ("inv.project.create", new XmlRpcStruct { ["fields"] = 5 }),
            ("inv.project.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["name"] = longText } }),
            ("inv.project.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { [longText] = 1 } }),
            ("inv.project.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["name"] = XmlRpcValue.Nil } }),
            ("inv.project.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["name"] = new byte[] { 0 } } }),
            ("inv.entity.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["name"] = "x", ["project"] = -1 } }),
            ("inv.entity.create", new XmlRpcStruct
            {
                ["fields"] = new XmlRpcStruct { ["name"] = "x", ["project"] = long.MaxValue, ["location"] = long.MinValue },
            }),
            ("inv.address.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["interface"] = 1, ["ip"] = "1/99999999999" } }),
            ("inv.address.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["interface"] = 1, ["ip"] = "::ffff:1.2.3.4" } }),
            ("inv.communication.create", new XmlRpcStruct { ["fields"] = new XmlRpcStruct { ["source"] = new XmlRpcStruct() } }),
            ("inv.project.get", new XmlRpcStruct()),
            ("inv.project.get", new XmlRpcStruct { ["id"] = "1; drop table project" }),
            ("inv.project.get", new XmlRpcStruct { ["id"] = long.MinValue }),
            ("inv.project.get", new XmlRpcStruct { ["id"] = 1, ["x"] = 1 }),
            ("inv.project.list", new XmlRpcStruct { ["start"] = -1 }),
            ("inv.project.list", new XmlRpcStruct { ["length"] = long.MaxValue }),
            ("inv.project.list", new XmlRpcStruct { ["order_by"] = "name; --" }),
            ("inv.project.list", new XmlRpcStruct { ["order_dir"] = "up" }),
            ("inv.project.list", new XmlRpcStruct { ["filter"] = new XmlRpcStruct { ["nothing"] = 1 } }),
            ("inv.project.list", new XmlRpcStruct { ["filter"] = Array.Empty<XmlRpcValue>() }),
            ("inv.communication.list", new XmlRpcStruct { ["filter"] = new XmlRpcStruct { ["project"] = 1.5 } }),
            ("inv.project.delete", new XmlRpcStruct { ["id"] = 1 }),
            ("inv.project.delete", new XmlRpcStruct { ["id"] = 1, ["token"] = "" }),
            ("inv.communication.bulk", new XmlRpcStruct { ["project"] = "shop", ["ops"] = new XmlRpcValue[] { 1 } }),
            ("inv.communication.bulk", new XmlRpcStruct { ["project"] = "shop", ["ops"] = new XmlRpcValue[] { new XmlRpcStruct() } }),
        ];
        return [.. cases.Select((one, at) => new TestCaseData(one.Method, one.Request).SetArgDisplayNames($"{one.Method} {at}"))];
    }
}
