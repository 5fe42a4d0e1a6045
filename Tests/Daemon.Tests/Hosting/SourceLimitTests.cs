// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Daemon.Hosting;
using NUnit.Framework;

namespace Daemon.Tests.Hosting;

public sealed class SourceLimitTests
{
    [TestCase("192.0.2.1", "192.0.2.1", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", false)]
    [TestCase("192.0.2.1", "192.0.2.2", true)]
    [TestCase("2001:db8::1", "2001:db8::2", false)]
    [TestCase("2001:db8::1", "2001:db8:0:1::1", true)]
    [TestCase("127.0.0.1", "127.0.0.1", true)]
    [TestCase("::1", "::1", true)]
    [TestCase("::ffff:127.0.0.1", "::ffff:127.0.0.1", true)]
    public void TryEnter_AfterTheMostOfAnother_IsForOtherSourcesAndLoopback(string full, string next, bool isAdmitted)
    {
        var limit = new SourceLimit(2);
        Assert.That(limit.TryEnter(IPAddress.Parse(full)), Is.True);
        Assert.That(limit.TryEnter(IPAddress.Parse(full)), Is.True);

        Assert.That(limit.TryEnter(IPAddress.Parse(next)), Is.EqualTo(isAdmitted));
    }

    [Test]
    public void TryEnter_UnixSocket_IsNotBounded()
    {
        var limit = new SourceLimit(1);

        Assert.That(limit.TryEnter(null), Is.True);
        Assert.That(limit.TryEnter(null), Is.True);
        Assert.That(limit.Count, Is.Zero);
    }

    [Test]
    public void Leave_OneOfTheMost_MakesRoomAndTheLastIsForgotten()
    {
        var limit = new SourceLimit(1);
        IPAddress source = IPAddress.Parse("192.0.2.1");
        limit.TryEnter(source);

        limit.Leave(source);

        Assert.That(limit.Count, Is.Zero);
        Assert.That(limit.TryEnter(source), Is.True);
    }
}
