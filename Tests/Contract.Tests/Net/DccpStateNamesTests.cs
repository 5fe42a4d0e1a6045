// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class DccpStateNamesTests
{
    [Test]
    public void TryParse_EveryName_IsItsPosition() => Assert.Multiple(() =>
    {
        for (int number = 0; number < DccpStateNames.All.Length; number++)
        {
            string name = DccpStateNames.NameOf((byte)number).ToLowerInvariant();
            Assert.That(DccpStateNames.TryParse(name, out byte state), Is.True, name);
            Assert.That(state, Is.EqualTo(number));
        }
    });

    [Test]
    public void All_Names_AreThoseOfTheKernel()
    {
        Assert.That(DccpStateNames.All, Has.Length.EqualTo(10));
        Assert.That((DccpStateNames.All[0], DccpStateNames.All[^1]), Is.EqualTo(("NONE", "INVALID")));
    }

    [Test]
    public void NameOf_UnknownNumber_IsNone() => Assert.That(DccpStateNames.NameOf(200), Is.EqualTo("NONE"));

    [Test]
    public void TryParse_OtherText_IsNone() => Assert.That(DccpStateNames.TryParse("BOGUS", out _), Is.False);
}
