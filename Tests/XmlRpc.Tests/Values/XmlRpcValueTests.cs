// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using NUnit.Framework;
using XmlRpc.Values;

namespace XmlRpc.Tests.Values;

[Parallelizable(ParallelScope.All)]
internal sealed class XmlRpcValueTests
{
    [Test]
    public void Default_Value_IsNil()
    {
        Assert.That(default(XmlRpcValue).IsNil, Is.True);
        Assert.That(default(XmlRpcValue), Is.EqualTo(XmlRpcValue.Nil));
    }

    [TestCase(5L, XmlRpcKind.Int)]
    [TestCase(2147483648L, XmlRpcKind.Int64)]
    [TestCase(-2147483648L, XmlRpcKind.Int)]
    public void Conversion_FromLong_IsNarrowest(long number, XmlRpcKind kind)
    {
        XmlRpcValue value = number;

        Assert.That(value.Kind, Is.EqualTo(kind));
        Assert.That(value.AsInt64(), Is.EqualTo(number));
    }

    [Test]
    public void TryGet_OfEveryKind_FindsOnlyThatKind()
    {
        Assert.That(XmlRpcValue.FromInt64(5).TryGetInt32(out int small) && small == 5, Is.True);
        Assert.That(XmlRpcValue.FromInt64(1L << 40).TryGetInt32(out _), Is.False);
        Assert.That(XmlRpcValue.FromInt32(5).TryGetInt64(out long wide) && wide == 5, Is.True);
        Assert.That(XmlRpcValue.FromInt32(5).TryGetDouble(out double real) && real == 5.0, Is.True);
        Assert.That(XmlRpcValue.FromInt64(5).TryGetDouble(out _), Is.False);
        Assert.That(XmlRpcValue.FromBoolean(true).TryGetInt32(out _), Is.False);
        Assert.That(XmlRpcValue.FromInt32(1).TryGetBoolean(out _), Is.False);
        Assert.That(XmlRpcValue.FromString("5").TryGetInt32(out _), Is.False);
        Assert.That(XmlRpcValue.FromInt32(1).TryGetDateTime(out _), Is.False);
        Assert.That(XmlRpcValue.Nil.TryGetString(out _), Is.False);
        Assert.That(XmlRpcValue.FromString("x").TryGetArray(out _), Is.False);
        Assert.That(XmlRpcValue.FromString("x").TryGetStruct(out _), Is.False);
        Assert.That(XmlRpcValue.FromString("x").TryGetBase64(out _), Is.False);
    }

    [Test]
    public void As_OtherKind_SaysWhatItIs() =>
        Assert.That(
            static () => XmlRpcValue.FromString("x").AsInt32(),
            Throws.InstanceOf<InvalidCastException>().With.Message.EqualTo(
                "An XML-RPC value of type int was expected, but it is of type string."));

    [Test]
    public void FromDateTime_OfAnyKind_IsUtc()
    {
        var local = new DateTime(2000, 6, 1, 12, 0, 0, DateTimeKind.Local);
        var unspecified = new DateTime(2000, 6, 1, 12, 0, 0, DateTimeKind.Unspecified);

        Assert.That(XmlRpcValue.FromDateTime(local).AsDateTime(), Is.EqualTo(local.ToUniversalTime()));
        Assert.That(
            XmlRpcValue.FromDateTime(unspecified).AsDateTime(),
            Is.EqualTo(DateTime.SpecifyKind(unspecified, DateTimeKind.Utc)));
        Assert.That(XmlRpcValue.FromDateTime(unspecified).AsDateTime().Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void FromDouble_NotFinite_Throws(double number) =>
        Assert.That(() => XmlRpcValue.FromDouble(number), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Equals_SameContent_IsEqualWithSameHash()
    {
        XmlRpcValue left = new XmlRpcValue[] { 1, "a", new XmlRpcStruct { ["x"] = 1, ["y"] = new byte[] { 1 } } };
        XmlRpcValue right = new XmlRpcValue[] { 1, "a", new XmlRpcStruct { ["y"] = new byte[] { 1 }, ["x"] = 1 } };

        Assert.That(left, Is.EqualTo(right));
        Assert.That(left.GetHashCode(), Is.EqualTo(right.GetHashCode()));
    }

    [Test]
    public void Equals_OtherContent_Differs()
    {
        Assert.That(XmlRpcValue.FromInt32(1) == XmlRpcValue.FromInt64(1), Is.False);
        Assert.That(XmlRpcValue.FromInt32(1) == XmlRpcValue.FromBoolean(true), Is.False);
        Assert.That(XmlRpcValue.FromDouble(0.0) == XmlRpcValue.FromDouble(-0.0), Is.False);
        Assert.That((XmlRpcValue)new XmlRpcValue[] { 1 } == new XmlRpcValue[] { 1, 2 }, Is.False);
        Assert.That((XmlRpcValue)new XmlRpcValue[] { 1 } == new XmlRpcValue[] { 2 }, Is.False);
        Assert.That((XmlRpcValue)new XmlRpcStruct { ["a"] = 1 } == new XmlRpcStruct { ["b"] = 1 }, Is.False);
        Assert.That((XmlRpcValue)new byte[] { 1 } == new byte[] { 2 }, Is.False);
    }

    [Test]
    public void ToString_OfEveryKind_IsShort() =>
        Assert.That(
            new XmlRpcValue[]
            {
                XmlRpcValue.Nil, 5, 1L << 40, true, 0.5, "text", DateTime.UnixEpoch, new byte[3], new XmlRpcValue[2],
                new XmlRpcStruct(),
            },
            Has.All.Matches<XmlRpcValue>(static value => value.ToString().Length is > 0 and < 25));

    [Test]
    public void Struct_Members_KeepTheirOrderAndRefuseASecondOfOneName()
    {
        var members = new XmlRpcStruct { ["b"] = 1, ["a"] = 2 };

        Assert.That(members.Names, Is.EqualTo(new[] { "b", "a" }));
        Assert.That(members.TryAdd("a", 3), Is.False);
        Assert.That(() => members.Add("a", 3), Throws.ArgumentException);
        Assert.That(() => members["c"], Throws.InstanceOf<KeyNotFoundException>());
        Assert.That(members.ContainsName("A"), Is.False);
    }
}
