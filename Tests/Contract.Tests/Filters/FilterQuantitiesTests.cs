// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Contract.Filters;
using NUnit.Framework;

namespace Contract.Tests.Filters;

internal sealed class FilterQuantitiesTests
{
    [Test]
    public void Get_EveryQuantity_IsTheEntryOfThatQuantity() => Assert.That(
        Enum.GetValues<FilterQuantity>().Select(quantity => FilterQuantities.Get(quantity).Quantity),
        Is.EqualTo(Enum.GetValues<FilterQuantity>()));

    [TestCase("INB", FilterQuantity.InBytes)]
    [TestCase("exp", FilterQuantity.Timeout)]
    [TestCase("icmp_type", FilterQuantity.IcmpType)]
    public void TryGet_NameOrAlias_IsFound(string name, FilterQuantity quantity)
    {
        Assert.That(FilterQuantities.TryGet(name, out FilterQuantityInfo? info), Is.True);
        Assert.That(info!.Quantity, Is.EqualTo(quantity));
    }

    [Test]
    public void Get_UndefinedQuantity_IsRefused() => Assert.That(
        () => FilterQuantities.Get((FilterQuantity)(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
}
