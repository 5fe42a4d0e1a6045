// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Contract;
using Daemon.Tests.Support;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

/// <summary>
/// Base of the tests of the inventory's procedures: two projects that are not it, and the shop with web1, a network of
/// workstations and one communication.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class InventoryTest
{
    protected InventoryServer Server { get; private set; } = null!;

    protected string Session { get; private set; } = "";

    protected int Other { get; private set; }

    protected int Shop { get; private set; }

    protected int Site { get; private set; }

    protected int Web1 { get; private set; }

    protected int Eth0 { get; private set; }

    protected int Lan { get; private set; }

    protected int Ssh { get; private set; }

    [SetUp]
    public async Task StartAsync()
    {
        Server = await InventoryServer.StartAsync();
        Session = Server.Login();
        Other = await AddAsync("project", new() { ["name"] = "other" });
        Shop = await AddAsync("project", new() { ["name"] = "shop" });
        Site = await AddAsync("location", new() { ["name"] = "main site" });
        Web1 = await AddAsync("entity", new() { ["name"] = "web1", ["project"] = "shop", ["location"] = "main site" });
        Eth0 = await AddAsync("interface", new() { ["entity"] = Web1, ["name"] = "eth0" });
        await AddAsync("address", new() { ["interface"] = Eth0, ["ip"] = "192.0.2.10/24" });
        Lan = await AddAsync(
            "entity", new() { ["name"] = "lan", ["project"] = "shop", ["location"] = Site, ["kind"] = "subnet" });
        int port = await AddAsync("interface", new() { ["entity"] = Lan });
        await AddAsync("address", new() { ["interface"] = port, ["ip"] = "10.10.4.0/24" });
        Ssh = await AddAsync("communication", Communication("22"));
    }

    [TearDown]
    public async Task StopAsync() => await Server.DisposeAsync();

    /// <summary>The fields of a communication from the network to web1.</summary>
    protected static XmlRpcStruct Communication(string ports) => new()
    {
        ["project"] = "shop",
        ["source"] = "lan",
        ["destination"] = "web1.eth0",
        ["protocol"] = "tcp",
        ["ports"] = ports,
    };

    protected Task<int> AddAsync(string model, XmlRpcStruct fields) => Server.AddAsync(Session, model, fields);

    protected Task<XmlRpcStruct> CallAsync(string method, XmlRpcStruct request) =>
        Server.CallAsync(Session, method, request);

    protected async Task<XmlRpcStruct[]> ItemsAsync(string method, XmlRpcStruct request) =>
        [.. (await CallAsync(method, request))["items"].AsArray().Select(item => item.AsStruct())];

    protected async Task<int> RevisionAsync() =>
        (await CallAsync("inv.project.get", new() { ["id"] = Shop }))["revision"].AsInt32();

    /// <summary>The fault that a call ends with.</summary>
    protected static XmlRpcFaultException FaultOf(Task<XmlRpcStruct> call, int code)
    {
        Assert.That(
            async () => await call, Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(code));
        return (XmlRpcFaultException)call.Exception!.InnerException!;
    }

    /// <summary>Code and field of each finding of the fault 422 that a call ends with.</summary>
    protected static (string Code, string Field)[] Refusals(Task<XmlRpcStruct> call)
    {
        using var findings = JsonDocument.Parse(FaultOf(call, FaultCodes.InvalidValue).Message);
        foreach (JsonElement finding in findings.RootElement.EnumerateArray())
        {
            Assert.That(finding.GetProperty("message").GetString(), Does.EndWith("."));
        }

        return [.. findings.RootElement.EnumerateArray()
            .Select(one => (one.GetProperty("code").GetString()!, one.GetProperty("field").GetString()!))];
    }
}
