// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Inventory.Validation;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class BulkSocketTests : InventoryTest
{
    [Test]
    public async Task Bulk_SeveralOperations_AreOneRevision()
    {
        int revision = await RevisionAsync();

        XmlRpcStruct done = await BulkAsync(new() { ["if_revision"] = revision }, Create("80"), Create("443"), Delete(Ssh));

        Assert.That(done["revision"].AsInt32(), Is.EqualTo(revision + 1));
        Assert.That(done["results"].AsArray().Select(result => result.AsStruct()["op"].AsString()),
            Is.EqualTo(new[] { "create", "create", "delete" }));
        Assert.That(await PortsAsync(), Is.EqualTo(new[] { "80", "443" }));
    }

    [Test]
    public async Task Bulk_OneIsWrong_DoesNothingAndNamesIt()
    {
        Assert.That(Refusals(BulkAsync([], Create("80"), Create("99999"))), Is.EqualTo(new[]
        {
            (ValidationCodes.PortRange, "ops[1].ports"),
        }));
        Assert.That(await PortsAsync(), Is.EqualTo(new[] { "22" }));
    }

    [Test]
    public async Task Bulk_NotAtomic_DoesTheOthers()
    {
        XmlRpcStruct done = await BulkAsync(new() { ["atomic"] = false }, Create("80"), Create("99999"), Create("443"));

        XmlRpcStruct[] results = [.. done["results"].AsArray().Select(result => result.AsStruct())];
        Assert.That(results.Select(result => result.ContainsName("errors")), Is.EqualTo(new[] { false, true, false }));
        Assert.That(results[1]["errors"].AsArray()[0].AsStruct()["code"].AsString(), Is.EqualTo(ValidationCodes.PortRange));
        Assert.That(await PortsAsync(), Is.EqualTo(new[] { "22", "80", "443" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Bulk_DryRun_WritesNothing(bool atomic)
    {
        int revision = await RevisionAsync();

        XmlRpcStruct done = await BulkAsync(new() { ["dry_run"] = true, ["atomic"] = atomic }, Create("80"));

        Assert.That(done["revision"].AsInt32(), Is.EqualTo(revision));
        Assert.That(await PortsAsync(), Is.EqualTo(new[] { "22" }));
    }

    [Test]
    public void Bulk_CommunicationOfAnotherProject_IsRefused()
    {
        XmlRpcStruct request = new() { ["project"] = "other", ["ops"] = new XmlRpcValue[] { Delete(Ssh) } };

        Assert.That(Refusals(CallAsync("inv.communication.bulk", request)), Is.EqualTo(new[]
        {
            (ValidationCodes.CrossProject, "ops[0].project"),
        }));
    }

    private static XmlRpcStruct Create(string ports) => new() { ["op"] = "create", ["fields"] = Communication(ports) };

    private static XmlRpcStruct Delete(int id) => new() { ["op"] = "delete", ["id"] = id };

    private Task<XmlRpcStruct> BulkAsync(XmlRpcStruct request, params XmlRpcStruct[] operations)
    {
        request["project"] = "shop";
        request["ops"] = operations.Select(operation => (XmlRpcValue)operation).ToArray();
        return CallAsync("inv.communication.bulk", request);
    }

    private async Task<string[]> PortsAsync() =>
        [.. (await ItemsAsync("inv.communication.list", [])).Select(item => item["ports"].AsString())];
}
