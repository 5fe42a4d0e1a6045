// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class NearestNameTests
{
    private static readonly string[] s_names = ["listen", "ignore", "max-page"];

    [TestCase("listne", "listen")]
    [TestCase("lisen", "listen")]
    [TestCase("igonre", "ignore")]
    [TestCase("maxpage", "max-page")]
    [TestCase("max-pages", "max-page")]
    [TestCase("listen", "listen")]
    [TestCase("xyzzy", null)]
    [TestCase("", null)]
    public void Of_Name_IsTheNearestOrNone(string name, string? expected)
    {
        Assert.That(NearestName.Of(name, s_names), Is.EqualTo(expected));
    }
}
