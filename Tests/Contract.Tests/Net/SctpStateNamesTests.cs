// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class SctpStateNamesTests
{
    [Test]
    public void TryParse_EveryName_IsItsPosition() => Assert.Multiple(() =>
    {
        for (int number = 0; number < SctpStateNames.All.Length; number++)
        {
            string name = SctpStateNames.NameOf((byte)number).ToLowerInvariant();
            Assert.That(SctpStateNames.TryParse(name, out byte state), Is.True, name);
            Assert.That(state, Is.EqualTo(number));
        }
    });

    [Test]
    public void All_Names_AreThoseOfTheKernel()
    {
        Assert.That(SctpStateNames.All, Has.Length.EqualTo(10));
        Assert.That((SctpStateNames.All[0], SctpStateNames.All[^1]), Is.EqualTo(("NONE", "HEARTBEAT_ACKED")));
    }

    [Test]
    public void NameOf_UnknownNumber_IsNone() => Assert.That(SctpStateNames.NameOf(200), Is.EqualTo("NONE"));

    [Test]
    public void TryParse_OtherText_IsNone() => Assert.That(SctpStateNames.TryParse("BOGUS", out _), Is.False);
}
