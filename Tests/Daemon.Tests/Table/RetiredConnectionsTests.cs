// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Table;

internal sealed class RetiredConnectionsTests
{
    [Test]
    public void Add_MoreThanFit_ForgetsTheOldest()
    {
        var retired = new RetiredConnections(2, TimeSpan.FromSeconds(30), new FakeTimeProvider());
        for (int id = 1; id <= 3; id++)
        {
            retired.Add(id, Flow.Ping("10.0.0.1", "10.0.0.2", (ushort)id));
        }

        Assert.That(retired.TryFind(1, out _), Is.False);
        Assert.That(retired.TryFind(2, out _), Is.True);
        Assert.That(retired.TryFind(3, out _), Is.True);
    }

    [Test]
    public void TryFind_IdZero_IsNobody()
    {
        var retired = new RetiredConnections(2, TimeSpan.FromSeconds(30), new FakeTimeProvider());

        Assert.That(retired.TryFind(0, out _), Is.False);
    }
}
