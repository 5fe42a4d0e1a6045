// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class TcpStateNamesTests
{
    [Test]
    public void TryParse_EveryName_IsItsPosition() => Assert.Multiple(() =>
    {
        for (int number = 0; number < TcpStateNames.All.Length; number++)
        {
            string name = TcpStateNames.NameOf((byte)number).ToLowerInvariant();
            Assert.That(TcpStateNames.TryParse(name, out byte state), Is.True, name);
            Assert.That(state, Is.EqualTo(number));
        }
    });

    [Test]
    public void All_Names_AreThoseOfTheKernel()
    {
        Assert.That(TcpStateNames.All, Has.Length.EqualTo(10));
        Assert.That((TcpStateNames.All[0], TcpStateNames.All[^1]), Is.EqualTo(("NONE", "SYN_SENT2")));
    }

    [Test]
    public void NameOf_UnknownNumber_IsNone() => Assert.That(TcpStateNames.NameOf(200), Is.EqualTo("NONE"));

    [Test]
    public void TryParse_OldName_IsTheNewState()
    {
        Assert.That(TcpStateNames.TryParse("LISTEN", out byte state), Is.True);
        Assert.That(state, Is.EqualTo(9));
    }

    [Test]
    public void TryParse_OtherText_IsNone() => Assert.That(TcpStateNames.TryParse("BOGUS", out _), Is.False);
}
