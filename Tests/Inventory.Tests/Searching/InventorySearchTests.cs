// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Net;
using Inventory.Matching;
using Inventory.Model;
using Inventory.Searching;
using NUnit.Framework;

namespace Inventory.Tests.Searching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class InventorySearchTests
{
    private readonly SampleInventory _sample = new();

    [Test]
    public void Search_Name_RanksTheNameItselfFirst()
    {
        _sample.AddHost("my web1");
        _sample.AddHost("web10");
        _sample.AddHost("xweb1");
        _sample.Edit.Put(_sample.Backup with { Description = "copies of WEB1, every night" });

        Assert.That(Search("Web1"), Is.EqualTo(new[]
        {
            "web1 name=web1", "web10 name=web10", "my web1 name=my web1", "xweb1 name=xweb1",
            "backup description=copies of WEB1, every night",
        }));
    }

    [Test]
    public void Search_Address_FindsItThenTheNetworksAroundItTheNarrowestFirst()
    {
        Entity wide = _sample.AddHost("wide", EntityKind.Subnet);
        _sample.AddInterface(wide, "eth0", "10.0.0.0/8");
        Entity narrow = _sample.AddHost("narrow", EntityKind.Subnet);
        _sample.AddInterface(narrow, "eth0", "10.0.0.0/24");

        Assert.That(Search("10.0.0.10"), Is.EqualTo(new[]
        {
            "10.0.0.10 ip=10.0.0.10/24", "10.0.0.0/24 ip=10.0.0.0/24", "10.0.0.0/8 ip=10.0.0.0/8",
        }));
    }

    [TestCase("10.0.0.0/16", ExpectedResult = "10.0.0.10,10.0.0.40")]
    [TestCase("10/8", ExpectedResult = "10.0.0.10,10.10.4.0/24,10.0.0.40")]
    [TestCase("10.10.4.0/24", ExpectedResult = "10.10.4.0/24")]
    [TestCase("2001:db8::/32", ExpectedResult = "2001:db8:10::10,2001:db8:4::/64")]
    [TestCase("192.0.2.", ExpectedResult = "192.0.2.10")]
    [TestCase("203.0.113.0/24", ExpectedResult = "")]
    public string Search_Network_FindsWhatIsInIt(string query) =>
        string.Join(',', Hits(query).Select(hit => hit.Label));

    [TestCase("443", ExpectedResult = "any -> web1 (tcp/80,443)")]
    [TestCase("tcp/8005", ExpectedResult = "any -> web1 (tcp/8000-8010)")]
    [TestCase("udp/443", ExpectedResult = "")]
    [TestCase("9", ExpectedResult = "")]
    [TestCase("70000", ExpectedResult = "")]
    public string Search_Port_FindsItInListsAndRanges(string query)
    {
        Endpoint web1 = Endpoint.OfEntity(_sample.Web1.Id);
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, web1, SampleInventory.Tcp("80,443")));
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, web1, SampleInventory.Tcp("8000-8010")));
        _sample.Edit.Add(_sample.Communication(Endpoint.Any, web1, SampleInventory.Tcp("")));

        return string.Join(',', Hits(query).Select(hit => hit.Label));
    }

    [Test]
    public void Search_Service_IsFoundByPortAndByName()
    {
        _sample.Edit.Add(new Service { Name = "remote shell", Entries = [SampleInventory.Tcp("22")] });

        Assert.That(Search("22"), Is.EqualTo(new[] { "remote shell entries=tcp/22" }));
        Assert.That(Search("shell"), Is.EqualTo(new[] { "remote shell name=remote shell" }));
    }

    [Test]
    public void Search_TagAndTicket_AreFound()
    {
        _sample.Edit.Put(_sample.Backup with { Tags = ["nightly", "pci"] });
        Communication asked = _sample.Communication(Endpoint.Any, Endpoint.OfEntity(_sample.Web1.Id));
        _sample.Edit.Add(asked with { Ticket = "CHG-4711" });

        Assert.That(Search("PCI"), Is.EqualTo(new[] { "backup tags=pci" }));
        Assert.That(Search("chg-47"), Is.EqualTo(new[] { "any -> web1 (tcp/22) ticket=CHG-4711" }));
    }

    [Test]
    public void Search_LongText_IsCutAroundTheHit()
    {
        string filler = string.Concat(Enumerable.Repeat("😀", 40));
        _sample.Edit.Put(_sample.Backup with { Description = $"{filler}needle{filler}x" });

        string emoji = string.Concat(Enumerable.Repeat("😀", 15));
        Assert.That(Search("needle"), Is.EqualTo(new[] { $"backup description=…{emoji}needle{emoji}…" }));
    }

    [Test]
    public void Search_ProjectAndKinds_NarrowIt()
    {
        var first = new SearchRequest("s") { Project = 1, Kinds = [RecordKind.Project, RecordKind.Location] };

        Assert.That(
            InventorySearch.Search(first, _sample.Model).Select(hit => hit.Label),
            Is.EqualTo(new[] { "main site", "first" }));
        Assert.That(
            InventorySearch.Search(new SearchRequest("web1") { Project = 1 }, _sample.Model), Is.Empty);
    }

    [Test]
    public void Search_Limit_KeepsTheBest()
    {
        Assert.That(
            InventorySearch.Search(new SearchRequest("eth") { Limit = 2 }, _sample.Model).Select(hit => hit.Label),
            Is.EqualTo(new[] { "web1.eth0", "web1.eth1" }));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void Search_NothingSought_FindsNothing(string query)
    {
        Assert.That(Search(query), Is.Empty);
        Assert.That(InventorySearch.Suggest(query, 10, _sample.Model), Is.Empty);
    }

    [TestCase("w", ExpectedResult = "web1,web1.eth0,web1.eth1")]
    [TestCase("ETH1", ExpectedResult = "web1.eth1")]
    [TestCase("10.0", ExpectedResult = "10.0.0.10,10.0.0.40")]
    [TestCase("site", ExpectedResult = "main site")]
    [TestCase("nobody", ExpectedResult = "")]
    public string Suggest_Typed_GivesBeginningsOfNamesAndWords(string typed) =>
        string.Join(',', InventorySearch.Suggest(typed, 3, _sample.Model).Select(one => one.Label));

    [Test]
    public void Resolve_Address_GivesItsOwnersTheMostSpecificFirst()
    {
        Entity wide = _sample.AddHost("wide", EntityKind.Subnet);
        Interface network = _sample.AddInterface(wide, "eth0", "10.0.0.0/8");

        AddressOwner[] owners =
            [.. InventorySearch.Resolve(IPAddress.Parse("10.0.0.10"), AddressIndex.Of(_sample.Model))];

        Assert.That(owners.Select(owner => owner.Prefix.Length), Is.EqualTo(new[] { 32, 8 }));
        Assert.That(owners[0].Interface, Is.EqualTo(_sample.Web1Eth1.Id));
        Assert.That(owners[1].Interface, Is.EqualTo(network.Id));
    }

    private SearchHit[] Hits(string query) => [.. InventorySearch.Search(new SearchRequest(query), _sample.Model)];

    private string[] Search(string query) => [.. Hits(query).Select(hit => $"{hit.Label} {hit.Field}={hit.Snippet}")];
}
