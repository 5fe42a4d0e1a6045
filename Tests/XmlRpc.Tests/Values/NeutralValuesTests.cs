// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using NUnit.Framework;
using XmlRpc.Values;

namespace XmlRpc.Tests.Values;

internal sealed class NeutralValuesTests
{
    private static IEnumerable<object?> Values =>
    [
        null, 7, 5_000_000_000, true, 1.5, "text", new byte[] { 1, 2 }, new DateTime(2026, 11, 24, 13, 0, 0),
        new List<object?> { 1, "two", null },
        new Dictionary<string, object?> { ["a"] = 1, ["b"] = new List<object?> { true } },
    ];

    [TestCaseSource(nameof(Values))]
    public void ToXmlRpc_NeutralValue_ComesBackEqual(object? value) =>
        Assert.That(NeutralValues.FromXmlRpc(NeutralValues.ToXmlRpc(value)), Is.EqualTo(value));

    [Test]
    public void ToXmlRpc_UnsignedNumber_IsTheSmallestTypeThatHoldsIt()
    {
        Assert.That(NeutralValues.ToXmlRpc(7u).Kind, Is.EqualTo(XmlRpcKind.Int));
        Assert.That(NeutralValues.ToXmlRpc(uint.MaxValue).Kind, Is.EqualTo(XmlRpcKind.Int64));
    }

    [Test]
    public void ToXmlRpc_TypeWithoutCounterpart_IsRefused() =>
        Assert.That(() => NeutralValues.ToXmlRpc(TimeSpan.Zero), Throws.ArgumentException);
}
