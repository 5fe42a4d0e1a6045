// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Filters;
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Filters;

internal sealed class FilterNodeTests
{
    private static readonly FilterNode s_tcp = new FilterProtocol(6);
    private static readonly FilterNode s_udp = new FilterProtocol(17);

    [Test]
    public void Equals_CombinationsOfEqualTerms_AreEqual()
    {
        FilterAnd one = new(s_tcp, s_udp);
        FilterAnd other = new(new FilterProtocol(6), new FilterProtocol(17));

        Assert.That(one, Is.EqualTo(other));
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
    }

    [Test]
    public void Equals_OtherOrderOrOtherOperator_AreDifferent()
    {
        Assert.That(new FilterAnd(s_tcp, s_udp), Is.Not.EqualTo(new FilterAnd(s_udp, s_tcp)));
        Assert.That((FilterNode)new FilterAnd(s_tcp, s_udp), Is.Not.EqualTo((FilterNode)new FilterOr(s_tcp, s_udp)));
    }

    [Test]
    public void FilterAnd_WithinFilterAnd_IsFlattened() =>
        Assert.That(new FilterAnd(new FilterAnd(s_tcp, s_udp), s_tcp).Terms, Is.EqualTo([s_tcp, s_udp, s_tcp]));

    [Test]
    public void FilterOr_OfOneTerm_IsRefused() => Assert.That(() => new FilterOr(s_tcp), Throws.ArgumentException);

    [Test]
    public void FilterPort_LastBelowFirst_IsRefused() =>
        Assert.That(() => new FilterPort(PortSide.Any, 2, 1), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void FilterMask_ValueOutsideTheMask_IsRefused() =>
        Assert.That(() => new FilterMask(0x100, 0xff), Throws.ArgumentException);

    [TestCase(-1)]
    [TestCase(65536)]
    public void FilterCompare_ValueOutsideTheRange_IsRefused(long value) => Assert.That(
        () => new FilterCompare(FilterQuantity.Zone, ComparisonOperator.Equal, value),
        Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase("")]
    [TestCase("a\nb")]
    public void FilterText_EmptyOrWithControlCharacters_IsRefused(string text) =>
        Assert.That(() => new FilterText(FilterTextField.User, text), Throws.ArgumentException);

    [Test]
    public void FilterTcpState_BeyondTheNames_IsRefused() => Assert.That(
        () => new FilterTcpState((byte)TcpStateNames.All.Length), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void FilterName_Regex_IgnoresCaseAndMatchesAnywhere() =>
        Assert.That(new FilterName(AddressSide.Any, "\\.Example$").CreateRegex().IsMatch("www.eXample"), Is.True);
}
