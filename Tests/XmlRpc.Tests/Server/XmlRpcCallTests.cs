// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using XmlRpc.Server;
using XmlRpc.Server.Endpoint;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

[Parallelizable(ParallelScope.All)]
internal sealed class XmlRpcCallTests
{
    private static readonly DateTime s_instant = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Get_RightTypes_GivesTheParameters()
    {
        XmlRpcCall call = Call(
            "text", 5, 1L << 40, true, 0.5, s_instant, new byte[] { 1 }, new XmlRpcStruct { ["a"] = 1 }, new XmlRpcValue[] { 2 });

        Assert.That(call.String(0, "p"), Is.EqualTo("text"));
        Assert.That(call.Int(1, "p"), Is.EqualTo(5));
        Assert.That(call.Int64(2, "p"), Is.EqualTo(1L << 40));
        Assert.That(call.Int64(1, "p"), Is.EqualTo(5));
        Assert.That(call.Boolean(3, "p"), Is.True);
        Assert.That(call.Double(4, "p"), Is.EqualTo(0.5));
        Assert.That(call.Double(1, "p"), Is.EqualTo(5.0));
        Assert.That(call.DateTime(5, "p"), Is.EqualTo(s_instant));
        Assert.That(call.Base64(6, "p"), Is.EqualTo(new byte[] { 1 }));
        Assert.That(call.Struct(7, "p")["a"].AsInt32(), Is.EqualTo(1));
        Assert.That(call.Array(8, "p"), Is.EqualTo(new XmlRpcValue[] { 2 }));
        Assert.That(call.Value(0, "p"), Is.EqualTo((XmlRpcValue)"text"));
    }

    private static IEnumerable<TestCaseData> WrongTypes()
    {
        yield return Wrong("string", static call => call.String(0, "p"));
        yield return Wrong("int", static call => call.Int(0, "p"));
        yield return Wrong("int or i8", static call => call.Int64(0, "p"));
        yield return Wrong("double", static call => call.Double(0, "p"));
        yield return Wrong("dateTime.iso8601", static call => call.DateTime(0, "p"));
        yield return Wrong("base64", static call => call.Base64(0, "p"));
        yield return Wrong("struct", static call => call.Struct(0, "p"));
        yield return Wrong("array", static call => call.Array(0, "p"));
        yield return Wrong("string", static call => call.OptionalString(0, "p", "x"));
        yield return Wrong("int", static call => call.OptionalInt(0, "p", 1));
        yield return Wrong("struct", static call => call.OptionalStruct(0, "p"));
    }

    [TestCaseSource(nameof(WrongTypes))]
    public void Get_WrongType_IsFaultThatNamesPlaceAndTypes(string expected, Action<XmlRpcCall> get)
    {
        XmlRpcFaultException fault = Assert.Throws<XmlRpcFaultException>(() => get(Call(true)))!;

        Assert.That(
            fault.ToFault(),
            Is.EqualTo(new XmlRpcFault(-32602, $"Parameter 1 (p) of test.call must be {expected}, but boolean came.")));
    }

    [Test]
    public void Get_Missing_IsFault() =>
        Assert.That(
            Assert.Throws<XmlRpcFaultException>(static () => Call().Boolean(2, "p"))!.FaultString,
            Is.EqualTo("Parameter 3 (p) of test.call must be a value, but it is missing."));

    [Test]
    public void Optional_MissingOrNil_IsTheSubstitute()
    {
        foreach (XmlRpcCall call in new[] { Call(), Call(XmlRpcValue.Nil) })
        {
            Assert.That(call.OptionalString(0, "p", "absent"), Is.EqualTo("absent"));
            Assert.That(call.OptionalInt(0, "p", 7), Is.EqualTo(7));
            Assert.That(call.OptionalBoolean(0, "p", true), Is.True);
            Assert.That(call.OptionalStruct(0, "p"), Is.Empty);
            Assert.That(call.Has(0), Is.False);
        }
    }

    [TestCase(1, 2, null)]
    [TestCase(2, 2, null)]
    [TestCase(3, 3, "test.call takes 3 parameters, but 2 came.")]
    [TestCase(3, 5, "test.call takes 3 to 5 parameters, but 2 came.")]
    [TestCase(0, 1, "test.call takes 0 to 1 parameters, but 2 came.")]
    public void RequireCount_OfTwo_IsFaultOutsideTheRange(int fewest, int most, string? fault)
    {
        XmlRpcCall call = Call(1, 2);

        if (fault is null)
        {
            Assert.That(() => call.RequireCount(fewest, most), Throws.Nothing);
            return;
        }

        Assert.That(
            Assert.Throws<XmlRpcFaultException>(() => call.RequireCount(fewest, most))!.ToFault(),
            Is.EqualTo(new XmlRpcFault(-32602, fault)));
    }

    private static XmlRpcCall Call(params XmlRpcValue[] parameters)
    {
        var dispatcher = new XmlRpcDispatcher(new XmlRpcMethodTable(), new XmlRpcEndpointOptions(), NullLogger.Instance);
        return new XmlRpcCall("test.call", parameters, new DefaultHttpContext(), dispatcher, isNested: false);
    }

    private static TestCaseData Wrong(string expected, Action<XmlRpcCall> get) =>
        new TestCaseData(expected, get).SetArgDisplayNames(expected);
}
