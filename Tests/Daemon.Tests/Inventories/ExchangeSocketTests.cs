// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Contract;
using Inventory.Validation;
using NUnit.Framework;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class ExchangeSocketTests : InventoryTest
{
    private const string Header = "project,source,destination,protocol,ports,description\n";

    [TestCase("json", "shop.json")]
    [TestCase("csv", "shop.csv")]
    [TestCase("conntrackt", "shop-conntrackt.json")]
    public async Task Export_EachFormat_IsAFileWithItsDigest(string format, string name)
    {
        XmlRpcStruct file = await CallAsync("inv.export", new() { ["project"] = "shop", ["format"] = format });

        byte[] content = file["content"].AsBase64();
        Assert.That(file["filename"].AsString(), Is.EqualTo(name));
        Assert.That(file["sha256"].AsString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(content))));
        Assert.That(Encoding.UTF8.GetString(content), Does.Contain("web1"));
    }

    [Test]
    public async Task Export_WithoutAProject_IsTheOnlyOneThatIsSeen()
    {
        string viewer = Server.Login("inventory.view@shop");

        Assert.That((await Server.CallAsync(viewer, "inv.export", []))["filename"].AsString(), Is.EqualTo("shop.json"));
        Assert.That(Refusals(CallAsync("inv.export", [])), Is.EqualTo(new[] { (ValidationCodes.Value, "project") }));
    }

    [Test]
    public async Task Import_DryRun_SaysWhatItWouldDoAndDoesNothing()
    {
        XmlRpcStruct plan = await ImportAsync(
            Header + "shop,lan,web1.eth0,tcp,80,\nshop,lan,web1.eth0,tcp,70000,\n", new() { ["dry_run"] = true });

        Assert.That(plan["create"].AsArray().Select(item => item.AsStruct()["model"].AsString()), Is.EqualTo(new[] { "communication" }));
        XmlRpcStruct error = plan["errors"].AsArray().Single().AsStruct();
        Assert.That((error["line"].AsInt32(), error["code"].AsString()), Is.EqualTo((3, ValidationCodes.PortRange)));
        Assert.That(plan["applied"].AsBoolean(), Is.False);
        Assert.That(await CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Import_RowsWithErrors_DoesNothingUnlessTheyMayBeSkipped()
    {
        const string Rows = Header + "shop,lan,web1.eth0,tcp,80,\nshop,lan,web1.eth0,tcp,70000,\n";

        Assert.That((await ImportAsync(Rows, []))["applied"].AsBoolean(), Is.False);
        Assert.That(await CountAsync(), Is.EqualTo(1));
        Assert.That((await ImportAsync(Rows, new() { ["skip_bad_rows"] = true }))["applied"].AsBoolean(), Is.True);
        Assert.That(await CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Import_Replace_RemovesWhatIsNotInTheFile()
    {
        XmlRpcStruct done = await ImportAsync(Header + "shop,lan,web1.eth0,tcp,80,\n", new() { ["mode"] = "replace" });

        Assert.That((done["create"].AsArray().Count, done["delete"].AsArray().Count), Is.EqualTo((1, 1)));
        Assert.That((await ItemsAsync("inv.communication.list", [])).Single()["ports"].AsString(), Is.EqualTo("80"));
    }

    [Test]
    public async Task Import_Compressed_IsUnpacked()
    {
        byte[] packed = Pack(Encoding.UTF8.GetBytes(Header + "shop,lan,web1.eth0,tcp,80,\n"));

        XmlRpcStruct done = await CallAsync("inv.import", new() { ["content"] = packed, ["format"] = "csv" });

        Assert.That(done["applied"].AsBoolean(), Is.True);
    }

    [Test]
    public void Import_DamagedOrEndlessCompression_IsRefused()
    {
        byte[] cut = Pack(Encoding.UTF8.GetBytes(Header + "shop,lan,web1.eth0,tcp,80,\n"))[..^12];
        byte[][] files = [cut, [0x1F, 0x8B], [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], Pack(new byte[65 << 20])];
        foreach (byte[] content in files)
        {
            Assert.That(
                Refusals(CallAsync("inv.import", new() { ["content"] = content, ["format"] = "csv" })),
                Is.EqualTo(new[] { (ValidationCodes.Value, "content") }));
        }
    }

    [Test]
    public async Task Import_WhatTheUserMayNotDo_IsFault403()
    {
        const string Row = Header + "shop,lan,web1.eth0,tcp,80,\n";

        FaultOf(ImportAsync("inventory.view", Row, []), FaultCodes.Forbidden);
        FaultOf(ImportAsync("inventory.edit@other", Row, new() { ["dry_run"] = true }), FaultCodes.Forbidden);
        FaultOf(ImportAsync("inventory.edit", Row, new() { ["mode"] = "replace" }), FaultCodes.Forbidden);
        FaultOf(ImportAsync("inventory.edit@shop", Header + "new,any,any,tcp,80,\n", []), FaultCodes.Forbidden);
        Assert.That((await ImportAsync("inventory.edit@shop", Row, []))["applied"].AsBoolean(), Is.True);
        Assert.That(await CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Import_TenThousand_LetsOthersBeServed()
    {
        var rows = new StringBuilder(Header);
        for (int port = 1; port <= 10_000; port++)
        {
            rows.Append($"shop,lan,web1.eth0,tcp,{port},\n");
        }

        using XmlRpcClient other = Server.Connect();
        Task<XmlRpcStruct> import = ImportAsync(rows.ToString(), []);
        int served = 0;
        while (!import.IsCompleted)
        {
            await other.CallAsync("inv.entity.get", [Session, new XmlRpcStruct { ["id"] = Web1 }]);
            served++;
        }

        Assert.That((await import)["applied"].AsBoolean(), Is.True);
        Assert.That(served, Is.GreaterThan(3), "calls that were answered while it ran");
        Assert.That(await CountAsync(), Is.EqualTo(10_000));
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private Task<XmlRpcStruct> ImportAsync(string text, XmlRpcStruct request) => ImportAsync("inventory", text, request);

    private Task<XmlRpcStruct> ImportAsync(string rights, string text, XmlRpcStruct request)
    {
        request["content"] = Encoding.UTF8.GetBytes(text);
        request["format"] = "csv";
        return Server.CallAsync(Server.Login(rights), "inv.import", request);
    }

    private async Task<int> CountAsync() => (await CallAsync("inv.communication.list", []))["total"].AsInt32();
}
