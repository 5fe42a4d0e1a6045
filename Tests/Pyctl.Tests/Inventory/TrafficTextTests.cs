// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using Pyctl.Inventory;

namespace Pyctl.Tests.Inventory;

internal sealed class TrafficTextTests
{
    [TestCase("tcp/80,443")]
    [TestCase("tcp/80,443 udp/53 icmp/8")]
    [TestCase("esp")]
    [TestCase("")]
    public void Parse_Text_IsWrittenAlike(string text)
    {
        Assert.That(TrafficText.Of(TrafficText.Parse(text)), Is.EqualTo(text));
    }
}
