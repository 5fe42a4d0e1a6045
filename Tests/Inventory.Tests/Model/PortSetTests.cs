// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Model;

internal sealed class PortSetTests
{
    [TestCase("22", "22")]
    [TestCase("80,22", "22,80")]
    [TestCase(" 8000 - 8010 , 22 ", "22,8000-8010")]
    [TestCase("22,22", "22")]
    [TestCase("22,23", "22-23")]
    [TestCase("1-100,50-200,201", "1-201")]
    [TestCase("1-100,50-60", "1-100")]
    [TestCase("65535,1", "1,65535")]
    [TestCase("", "")]
    [TestCase(" ", "")]
    public void TryParse_Ports_HaveOneNormalForm(string text, string expected)
    {
        Assert.That(PortSet.TryParse(text, out PortSet? ports, out string? problem), Is.True, problem);
        Assert.That(ports!.ToString(), Is.EqualTo(expected));
        Assert.That(PortSet.TryParse(expected, out PortSet? again, out _), Is.True);
        Assert.That(again, Is.EqualTo(ports));
        Assert.That(again!.GetHashCode(), Is.EqualTo(ports.GetHashCode()));
    }

    [TestCase("0")]
    [TestCase("65536")]
    [TestCase("70000")]
    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("200-100")]
    [TestCase("http")]
    [TestCase("22,")]
    [TestCase("22;80")]
    [TestCase("0x16")]
    [TestCase("2 2")]
    public void TryParse_WhatIsNoPorts_SaysWhich(string text)
    {
        Assert.That(PortSet.TryParse(text, out PortSet? ports, out string? problem), Is.False);
        Assert.That(ports, Is.Null);
        Assert.That(problem, Does.StartWith("has '"));
    }

    [Test]
    public void TryParse_TooManyRanges_AreRefused()
    {
        string text = string.Join(',', Enumerable.Range(1, PortSet.MaximumRanges + 1).Select(port => port * 2));

        Assert.That(PortSet.TryParse(text, out _, out string? problem), Is.False);
        Assert.That(problem, Is.EqualTo("has more than 256 ranges"));
    }

    [TestCase("", "22", true)]
    [TestCase("22", "", false)]
    [TestCase("1-100", "22,80", true)]
    [TestCase("1-50,60-100", "40-70", false)]
    [TestCase("1-50,51-100", "40-70", true)]
    [TestCase("22", "22", true)]
    public void Contains_OtherSet_HoldsWhenEveryPortIsIn(string outer, string inner, bool expected)
    {
        _ = PortSet.TryParse(outer, out PortSet? one, out _);
        _ = PortSet.TryParse(inner, out PortSet? other, out _);

        Assert.That(one!.Contains(other!), Is.EqualTo(expected));
    }
}
