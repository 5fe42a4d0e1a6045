// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inventory.Bundles;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Bundles;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProjectBundleTests
{
    private static readonly RuleFormat[] s_formats = [RuleFormat.Iptables, RuleFormat.Ip6tables];

    private readonly WebShop _shop = new();

    [Test]
    public void Write_Shop_HasAFolderForEachLocation() => Assert.That(Names(Open(Options())), Is.EqualTo(new[]
    {
        "manifest.json",
        "apply.sh",
        "main_site/web1.rules.v4",
        "main_site/web1.rules.v6",
        "main_site/mon1.rules.v4",
        "main_site/mon1.rules.v6",
        "main_site/db1.rules.v4",
        "main_site/db1.rules.v6",
        "main_site/gate_1.rules.v4",
        "main_site/gate_1.rules.v6",
    }));

    [Test]
    public void Write_EveryFormat_IsThere() => Assert.That(
        Names(Open(Options() with { Formats = Enum.GetValues<RuleFormat>()[..5] })).Where(name => name.Contains("web1", StringComparison.Ordinal)),
        Is.EqualTo(new[] { ".rules.v4", ".rules.v6", ".nft", ".json", ".sh" }.Select(ending => "main_site/web1" + ending)));

    [Test]
    public void Write_SameRevision_HasTheSameBytes()
    {
        byte[] first = Write(_shop, Options());

        Assert.That(Write(new WebShop(isReversed: true), Options()), Is.EqualTo(first));
    }

    [Test]
    public void Write_Manifest_HasTheDigestsOfTheFiles()
    {
        using ZipArchive archive = Open(Options());
        using JsonDocument manifest = Manifest(archive);

        Assert.That(manifest.RootElement.GetProperty("schema").GetInt32(), Is.EqualTo(1));
        Assert.That(manifest.RootElement.GetProperty("revision").GetInt32(), Is.EqualTo(17));
        Dictionary<string, string?> digests = manifest.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString());
        Assert.That(digests, Is.EqualTo(archive.Entries.Skip(1).ToDictionary(entry => entry.FullName, Digest)));
    }

    [Test]
    public void Write_ChecksAndWarnings_AreInTheManifest()
    {
        var check = new BundleCheck(
            "main_site/web1.rules.v4", "tool", "iptables-restore v1.8.9 (nf_tables)", Ok: false, "line 7 failed");

        using ZipArchive archive = Open(Options() with { Checks = [check] });
        using JsonDocument manifest = Manifest(archive);

        Assert.That(
            manifest.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()),
            Is.EqualTo(new[] { check.Tool }));
        JsonElement result = manifest.RootElement.GetProperty("validation")[0];
        Assert.That(result.GetProperty("file").GetString(), Is.EqualTo(check.File));
        Assert.That(result.GetProperty("ok").GetBoolean(), Is.False);
        Assert.That(result.GetProperty("errors").GetString(), Is.EqualTo(check.Errors));
        JsonElement warning = manifest.RootElement.GetProperty("warnings")[0];
        Assert.That(warning.GetProperty("file").GetString(), Is.EqualTo("main_site/gate_1.rules.v4"));
        Assert.That(warning.GetProperty("code").GetString(), Is.EqualTo(ValidationCodes.NotForwarded));
    }

    [Test]
    public void Write_NamesThatWouldCollideOrLeadElsewhere_DoNot()
    {
        AddHost(71, "Web 1");
        AddHost(72, "web_1");
        AddHost(73, "WEB 1-72");
        AddHost(74, "../../etc/passwd");
        AddHost(75, "..");
        AddHost(76, "/");
        AddHost(77, "\ud83d\ude00");
        AddHost(78, "a\nb\\c:d");
        AddHost(79, ".hidden");

        Assert.That(
            Names(Open(Options() with { Formats = [RuleFormat.Iptables] })).Skip(6),
            Is.EqualTo(new[]
            {
                "web_1", "web_1-72", "web_1-72-73", "etcpasswd", "unnamed", "unnamed-76", "unnamed-77", "abcd", "hidden",
            }.Select(name => $"main_site/{name}.rules.v4")));
    }

    [TestCase("manifest.json", "manifest.json-4")]
    [TestCase("apply.sh", "apply.sh-4")]
    [TestCase("inventory.json", "inventory.json-4")]
    [TestCase("..", "unnamed")]
    public void Write_LocationNamedLikeAFile_HasAnotherFolder(string name, string folder)
    {
        _shop.Edit.Put(_shop.Model.Locations[4] with { Name = name });
        BundleOptions options = Options() with { Extras = [new BundleFile("inventory.json", new byte[] { 1 })] };

        Assert.That(Names(Open(options)).Skip(3), Has.All.StartsWith(folder + "/"));
    }

    [Test]
    public void Write_Location_HasItsEntitiesAlone()
    {
        _shop.Edit.Put(new Location { Id = 9, Name = "recovery site" });
        _shop.Edit.Put(_shop.Web1 with { Location = 9 });
        using ZipArchive archive = Read(ProjectBundle.Write(_shop.Project.Id, 9, _shop.Model, Options()));

        Assert.That(
            Names(archive).Skip(2), Is.EqualTo(new[] { "recovery_site/web1.rules.v4", "recovery_site/web1.rules.v6" }));
    }

    [Test]
    public void Write_EntityThatIsNotManaged_IsLeftOut()
    {
        _shop.Edit.Put(_shop.Web1 with { Managed = false });

        Assert.That(Names(Open(Options())), Has.None.Contains("web1"));
    }

    [Test]
    public void Write_Extras_AreInTheArchiveAndTheManifest()
    {
        BundleFile[] extras = [new("inventory.json", "{}"u8.ToArray()), new("diagram.svg", "<svg/>"u8.ToArray())];
        using ZipArchive archive = Open(Options() with { Extras = extras });

        Assert.That(Names(archive).Skip(2).Take(2), Is.EqualTo(new[] { "diagram.svg", "inventory.json" }));
        Assert.That(Text(archive, "inventory.json"), Is.EqualTo("{}"));
        Assert.That(Text(archive, "manifest.json"), Does.Contain(Digest(archive.GetEntry("diagram.svg")!)));
    }

    [TestCase("../evil")]
    [TestCase("/etc/passwd")]
    [TestCase("manifest.json")]
    [TestCase("apply.sh")]
    [TestCase("Upper")]
    [TestCase("")]
    public void Write_ExtraWithANameThatIsNotPlain_Throws(string name)
    {
        BundleOptions options = Options() with { Extras = [new BundleFile(name, default)] };

        Assert.That(() => Write(_shop, options), Throws.ArgumentException);
    }

    [Test]
    public void Write_CommunicationThatAFormatCannotSay_Throws()
    {
        _shop.Edit.Put(_shop.Communication(
            90, Endpoint.Any, Endpoint.OfEntity(_shop.Monitor.Id), new TrafficClass(0), ""));

        Assert.That(
            () => Write(_shop, Options()),
            Throws.TypeOf<InventoryValidationException>().With.Message.Contains("main_site/mon1.rules.v4: Communication 90"));
    }

    [Test]
    public void Write_ConntracktLayout_IsFlatWithNetworksToo()
    {
        foreach (Communication one in _shop.Model.Communications.Values.ToList())
        {
            _shop.Edit.Remove(new RecordId(RecordKind.Communication, one.Id));
        }

        AddHost(71, "Web 1");
        AddHost(72, "web_1");
        BundleOptions options = Options() with { Layout = BundleLayout.Conntrackt };
        using ZipArchive archive = Open(options);

        Assert.That(
            Names(archive),
            Is.EqualTo(new[] { "web1", "lan", "mon1", "db1", "gate_1", "web_1", "web_1-72" }.Select(name => name + "-iptables.conf")));
        Assert.That(Text(archive, "lan-iptables.conf"), Is.EqualTo(GoldenFile.Read("conntrackt-by-hand-empty.conf")));
    }

    [Test]
    public void NameOf_ProjectAndLocation_IsPlain()
    {
        Assert.That(ProjectBundle.NameOf(31, null, _shop.Model, BundleLayout.Pyctd), Is.EqualTo("shop-firewall-r17.zip"));
        Assert.That(
            ProjectBundle.NameOf(31, 4, _shop.Model, BundleLayout.Conntrackt), Is.EqualTo("shop-main_site-iptables.zip"));
    }

    [Test]
    public void Write_UnknownProjectOrLocation_Throws()
    {
        Assert.That(() => ProjectBundle.Write(1, null, _shop.Model, Options()), Throws.ArgumentException);
        Assert.That(() => ProjectBundle.Write(31, 1, _shop.Model, Options()), Throws.ArgumentException);
    }

    [Test]
    public void Write_Script_MayBeRun() => Assert.That(
        (UnixFileMode)((Open(Options()).GetEntry("apply.sh")!.ExternalAttributes >> 16) & 0x1FF),
        Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
            UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute));

    private static BundleOptions Options() => new() { Formats = s_formats, Time = SampleInventory.Now };

    private static byte[] Write(WebShop shop, BundleOptions options) =>
        ProjectBundle.Write(shop.Project.Id, null, shop.Model, options);

    private static ZipArchive Read(byte[] bytes) => new(new MemoryStream(bytes));

    private static string[] Names(ZipArchive archive) => [.. archive.Entries.Select(entry => entry.FullName)];

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static JsonDocument Manifest(ZipArchive archive) => JsonDocument.Parse(Text(archive, "manifest.json"));

    private static string? Digest(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private ZipArchive Open(BundleOptions options) => Read(Write(_shop, options));

    private void AddHost(long id, string name) => _shop.Edit.Put(_shop.Monitor with { Id = id, Name = name });
}
