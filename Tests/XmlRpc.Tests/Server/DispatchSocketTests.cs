// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.Client;
using XmlRpc.ConformanceServer;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

/// <summary>What becomes of calls: faults, observers, introspection and calls within calls.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class DispatchSocketTests
{
    private readonly CallRecorder _recorder = new("test.refused");
    private ConformanceHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await ConformanceHost.StartAsync(
        0,
        new XmlRpcEndpointOptions
        {
            FaultMapper = static (exception, call) => exception is FileNotFoundException
                ? new XmlRpcFault(404, "No such file for " + call.Method)
                : null,
            Observer = _recorder,
            Limits = XmlRpcLimits.Default with { ReplyBytes = 1_000_000 },
        },
        extend: static table =>
        {
            Add(table, "test.fails", static (_, _) => throw new InvalidOperationException("the secret"));
            Add(table, "test.failsLater", static async (_, reply) =>
            {
                reply.BeginArray();
                reply.WriteInt(1);
                await Task.Yield();
                throw new InvalidOperationException("the secret");
            });
            Add(table, "test.later", static async (_, reply) =>
            {
                await Task.Yield();
                reply.WriteString("later");
            });
            Add(table, "test.mapped", static (_, _) => throw new FileNotFoundException());
            Add(table, "test.refused", static (_, reply) => { reply.WriteInt(1); return default; });
            Add(table, "test.writesNothing", static (_, _) => default);
            Add(
                table,
                "test.writesTwo",
                static (_, reply) => { reply.WriteInt(1); reply.WriteInt(2); return default; });
            Add(table, "test.leavesOpen", static (_, reply) => { reply.BeginStruct(); return default; });
            Add(table, "test.partialThenFault", static (_, reply) =>
            {
                reply.BeginArray();
                reply.WriteString(new string('x', 100_000));
                throw new XmlRpcFaultException(7, "Seven.");
            });
            Add(
                table,
                "test.large",
                static (_, reply) => { reply.WriteString(new string('x', 2_000_000)); return default; });
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("test.fails")]
    [TestCase("test.failsLater")]
    [TestCase("test.writesNothing")]
    [TestCase("test.writesTwo")]
    [TestCase("test.leavesOpen")]
    public async Task Call_UnknownException_IsFault500WithCorrelationOnly(string method)
    {
        XmlRpcFaultException fault = (await Assert.ThrowsAsync<XmlRpcFaultException>(() => CallAsync(method)))!;

        Assert.That(fault.FaultCode, Is.EqualTo(500));
        Assert.That(
            fault.FaultString,
            Does.Match($"^The server failed to serve {method}; look for [0-9a-f]{{32}} in its log\\.$"));
    }

    [TestCase("test.mapped", 404, "No such file for test.mapped")]
    [TestCase("test.refused", 429, "Too often.")]
    [TestCase("test.partialThenFault", 7, "Seven.")]
    [TestCase("test.large", 413, "The answer would be larger than 1000000 bytes; ask for less at a time.")]
    [TestCase("test.none", -32601, "There is no such method; system.listMethods names those that there are.")]
    public async Task Call_Fault_ReplacesWhateverWasWritten(string method, int code, string text)
    {
        XmlRpcFaultException fault = (await Assert.ThrowsAsync<XmlRpcFaultException>(() => CallAsync(method)))!;

        Assert.That(fault.ToFault(), Is.EqualTo(new XmlRpcFault(code, text)));
    }

    [Test]
    public async Task Call_HandlerThatWaits_IsAnswered() =>
        Assert.That((await CallAsync("test.later")).AsString(), Is.EqualTo("later"));

    [Test]
    public async Task Call_WrongParameter_IsNamedWithPlaceAndTypes()
    {
        Assert.That(
            (await Assert.ThrowsAsync<XmlRpcFaultException>(() => CallAsync("interop.add", 1, "x")))!.ToFault(),
            Is.EqualTo(new XmlRpcFault(-32602, "Parameter 2 (right) of interop.add must be int, but string came.")));
        Assert.That(
            (await Assert.ThrowsAsync<XmlRpcFaultException>(() => CallAsync("interop.add", 1)))!.ToFault(),
            Is.EqualTo(new XmlRpcFault(-32602, "interop.add takes 2 parameters, but 1 came.")));
    }

    [Test]
    public async Task Multicall_CallsOfAllOutcomes_AreAnsweredInOrder()
    {
        XmlRpcValue results = await CallAsync(
            "system.multicall",
            XmlRpcValue.FromArray(
            [
                Inner("interop.add", 1, 2),
                Inner("test.partialThenFault"),
                Inner("system.multicall", Array.Empty<XmlRpcValue>()),
                Inner("test.none"),
                "no struct",
                new XmlRpcStruct { ["methodName"] = "interop.add" },
                Inner("test.later"),
                Inner("test.writesTwo"),
                Inner("test.refused"),
                Inner("interop.add", 3, 4),
            ]));

        Assert.That(
            results.AsArray().Select(static result => result.TryGetArray(out IReadOnlyList<XmlRpcValue>? one)
                ? one.Single().ToString()
                : FormattableString.Invariant($"fault {result.AsStruct()["faultCode"]}")),
            Is.EqualTo(new[]
            {
                "3", "fault 7", "fault -32600", "fault -32601", "fault -32602", "fault -32602", "later", "fault 500",
                "fault 429", "7",
            }));
    }

    [TestCase(1000, null)]
    [TestCase(1001, -32602)]
    public async Task Multicall_1000Calls_AreServed(int count, int? code)
    {
        XmlRpcValue[] calls = [.. Enumerable.Repeat(Inner("interop.add", 1, 2), count)];
        try
        {
            Assert.That(
                (await CallAsync("system.multicall", XmlRpcValue.FromArray(calls))).AsArray(),
                Has.Count.EqualTo(count));
            Assert.That(code, Is.Null);
        }
        catch (XmlRpcFaultException fault)
        {
            Assert.That(fault.FaultCode, Is.EqualTo(code));
        }
    }

    [Test]
    public async Task Observer_CallsAloneAndNested_IsToldOfEach()
    {
        var recorder = new CallRecorder("interop.fault");
        await using ConformanceHost host = await ConformanceHost.StartAsync(
            0, new XmlRpcEndpointOptions { Observer = recorder });
        using XmlRpcClient client = Connect(host);
        await client.CallAsync("interop.add", [1, 2]);
        await client.CallAsync(
            "system.multicall",
            [new XmlRpcValue[] { Inner("interop.add", 1, 2), Inner("interop.fault", 1, "x"), Inner("test.none") }]);

        Assert.That(
            recorder.Notes,
            Is.EqualTo(new[]
            {
                "start interop.add alone", "end interop.add 0",
                "start system.multicall alone",
                "start interop.add nested", "end interop.add 0",
                "start interop.fault nested", "end interop.fault 429",
                "end test.none -32601",
                "end system.multicall 0",
            }));
    }

    [Test]
    public async Task ListMethods_Table_IsSortedAndComplete()
    {
        string[] names = [.. (await CallAsync("system.listMethods")).AsArray().Select(static name => name.AsString())];

        Assert.That(names, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(
            names.Where(static name => name.StartsWith("system.", StringComparison.Ordinal)),
            Is.EqualTo(new[]
            {
                "system.getCapabilities", "system.listMethods", "system.methodExist", "system.methodHelp",
                "system.methodSignature", "system.multicall",
            }));
        Assert.That(names, Does.Contain("validator1.easyStructTest").And.Contain("interop.page"));
    }

    [Test]
    public async Task Introspection_OfEveryMethod_Answers()
    {
        foreach (XmlRpcValue name in (await CallAsync("system.listMethods")).AsArray())
        {
            Assert.That((await CallAsync("system.methodExist", name)).AsBoolean(), Is.True);
            Assert.That((await CallAsync("system.methodHelp", name)).AsString(), Is.Not.Empty);
            Assert.That((await CallAsync("system.methodSignature", name)).AsArray(), Is.Not.Empty);
        }
    }

    private static void Add(
        XmlRpcMethodTable table, string name, Func<XmlRpcCall, XmlRpc.Codec.XmlRpcWriter, ValueTask> handler) =>
        table.Add(name, "For the tests.", XmlRpcSignature.Of(XmlRpcTypes.Any), handler);

    private static XmlRpcValue Inner(string method, params XmlRpcValue[] parameters) =>
        new XmlRpcStruct { ["methodName"] = method, ["params"] = parameters };

    private static XmlRpcClient Connect(ConformanceHost host) =>
        new(XmlRpcAddress.Parse(FormattableString.Invariant($"http://127.0.0.1:{host.Port}")));

    private async Task<XmlRpcValue> CallAsync(string method, params XmlRpcValue[] parameters)
    {
        using XmlRpcClient client = Connect(_host);
        return await client.CallAsync(method, parameters);
    }
}
