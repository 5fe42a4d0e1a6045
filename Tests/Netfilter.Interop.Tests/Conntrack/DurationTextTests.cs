// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class DurationTextTests
{
    [TestCase(431987, "4 day 23 hour 59 min 47 sec")]
    [TestCase(3600, "1 hour")]
    [TestCase(61, "1 min 1 sec")]
    [TestCase(0.5, "0 sec")]
    [TestCase(-0.5, "0 sec")]
    [TestCase(-61, "-1 min 1 sec")]
    public void Of_Seconds_ReadsLikeThis(double seconds, string expected) =>
        Assert.That(DurationText.Of(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));
}
