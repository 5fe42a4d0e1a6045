// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using Pyctl.Connections;

namespace Pyctl.Tests.Connections;

internal sealed class ConnectionFilterTests
{
    [TestCase(null, null, null, null)]
    [TestCase("  ", null, null, null)]
    [TestCase("tcp or udp", null, null, "tcp or udp")]
    [TestCase("tcp or udp", 6, null, "(tcp or udp) and (ip6)", Description = "or binds less than what is added")]
    [TestCase(null, 4, "5m", "(ip) and (age <= 5m)")]
    [TestCase(null, null, "2026-11-24T13:00:00Z", "start_time >= 2026-11-24T13:00:00Z")]
    [TestCase(null, null, "1795525200", "start_time >= 1795525200")]
    public void Compose_Parts_AreJoinedByAnd(string? expression, int? version, string? since, string? expected)
    {
        Assert.That(ConnectionFilter.Compose(expression, version, since), Is.EqualTo(expected));
    }

    [TestCase("tcp) or (udp", null, Description = "brackets cannot reach out of their part")]
    [TestCase("foo 1", null)]
    [TestCase(null, "yesterday")]
    public void Compose_NoFilter_IsRefused(string? expression, string? since)
    {
        Assert.That(() => ConnectionFilter.Compose(expression, null, since), Throws.TypeOf<UsageException>());
    }
}
