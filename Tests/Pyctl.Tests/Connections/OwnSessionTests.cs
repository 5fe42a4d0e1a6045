// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Filters;
using NUnit.Framework;
using Pyctl.Connections;

namespace Pyctl.Tests.Connections;

internal sealed class OwnSessionTests
{
    [TestCase("10.0.0.5 51022 192.0.2.1 22")]
    [TestCase("2001:db8::5 51022 2001:db8::1 22")]
    public void FilterOf_Connection_IsAFilter(string connection)
    {
        Assert.That(() => FilterParser.Parse(OwnSession.FilterOf(connection)!), Throws.Nothing);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("10.0.0.5 51022")]
    public void FilterOf_NoConnection_IsNone(string? connection)
    {
        Assert.That(OwnSession.FilterOf(connection), Is.Null);
    }
}
