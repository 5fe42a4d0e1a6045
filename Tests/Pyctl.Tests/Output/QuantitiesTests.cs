// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using Pyctl.Output;

namespace Pyctl.Tests.Output;

internal sealed class QuantitiesTests
{
    [TestCase(0, "0")]
    [TestCase(999, "999")]
    [TestCase(1_000, "1.0k")]
    [TestCase(9_949, "9.9k")]
    [TestCase(9_950, "10k")]
    [TestCase(999_499, "999k")]
    [TestCase(999_500, "1.0M")]
    [TestCase(long.MaxValue, "9.2E")]
    public void Count_Number_IsShort(long number, string expected)
    {
        Assert.That(Quantities.Count(number), Is.EqualTo(expected));
    }

    [TestCase(0, "0s")]
    [TestCase(59, "59s")]
    [TestCase(60, "1m00s")]
    [TestCase(3_599, "59m59s")]
    [TestCase(3_600, "1h00m")]
    [TestCase(431_999, "4d23h")]
    public void Duration_Seconds_IsTwoUnits(long seconds, string expected)
    {
        Assert.That(Quantities.Duration(seconds), Is.EqualTo(expected));
    }
}
