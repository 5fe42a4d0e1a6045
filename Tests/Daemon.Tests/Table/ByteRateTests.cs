// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using NUnit.Framework;

namespace Daemon.Tests.Table;

internal sealed class ByteRateTests
{
    [Test]
    public void Between_CountersGrew_IsTheMeanOverTheTime()
    {
        var rate = ByteRate.Between((1000, 500), (5000, 700), perSecond: 0.5, ByteRate.Unknown);

        Assert.That(rate, Is.EqualTo(new ByteRate(2000, 100)));
        Assert.That(rate.Total, Is.EqualTo(2100));
    }

    [Test]
    public void Between_CounterWentBackwards_CountsWhatItHasNow()
    {
        var rate = ByteRate.Between((1_000_000, 10), (600, 10), perSecond: 0.5, new ByteRate(50, 0));

        Assert.That(rate, Is.EqualTo(new ByteRate(300, 0)));
    }

    [Test]
    public void Between_LongerThanASecond_ForgetsTheEarlierRate()
    {
        var rate = ByteRate.Between((0, 0), (0, 0), perSecond: 1, new ByteRate(9999, 9999));

        Assert.That(rate, Is.EqualTo(new ByteRate(0, 0)));
    }

    [Test]
    public void Between_ShorterThanASecond_StandsForTheLastSecond()
    {
        // A quarter of a second at 4000, after three quarters at 1000.
        var rate = ByteRate.Between((0, 0), (1000, 0), perSecond: 4, new ByteRate(1000, 0));

        Assert.That(rate.Original, Is.EqualTo(1750));
    }

    [Test]
    public void Between_NothingKnownBefore_IsTheMeanHoweverShortTheTime()
    {
        var rate = ByteRate.Between((0, 0), (100, 0), perSecond: 100, ByteRate.Unknown);

        Assert.That(rate.Original, Is.EqualTo(10_000));
    }

    [Test]
    public void Unknown_IsNotZero() => Assert.That(ByteRate.Unknown.IsKnown, Is.False);
}
