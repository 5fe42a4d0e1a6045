// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class StatusNamesTests
{
    [TestCase(0u, "")]
    [TestCase(0x18eu, "SEEN_REPLY ASSURED CONFIRMED SRC_NAT_DONE DST_NAT_DONE")]
    [TestCase(0x8001u, "EXPECTED HW_OFFLOAD")]
    [TestCase(0x10000u, "")]
    public void NamesOf_Status_AreTheSetBits(uint status, string expected) =>
        Assert.That(string.Join(' ', StatusNames.NamesOf(status)), Is.EqualTo(expected));

    [TestCase("EXPECTED", 0x1u)]
    [TestCase("assured", 0x4u)]
    [TestCase("FIXED_TIMEOUT", 0x400u)]
    [TestCase("HW_OFFLOAD", 0x8000u)]
    public void TryParse_Name_IsItsBit(string name, uint expected)
    {
        Assert.That(StatusNames.TryParse(name, out uint mask), Is.True);
        Assert.That(mask, Is.EqualTo(expected));
    }

    [Test]
    public void TryParse_OtherText_IsNone() => Assert.That(StatusNames.TryParse("ASSURE", out _), Is.False);
}
