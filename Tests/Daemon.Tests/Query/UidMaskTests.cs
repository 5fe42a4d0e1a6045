// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Query;
using NUnit.Framework;

namespace Daemon.Tests.Query;

internal sealed class UidMaskTests
{
    [TestCase(0xFFFFu, 0xABCD03E8u, 1000u)]
    [TestCase(0xFFFF0000u, 0x03E8ABCDu, 1000u)]
    [TestCase(0x00FFFF00u, 0x1203E834u, 1000u)]
    [TestCase(0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu)]
    [TestCase(0u, 0xFFFFFFFFu, 0u)]
    public void UserOf_Mark_IsTheMaskedPartAtTheLowestBit(uint mask, uint mark, uint user) =>
        Assert.That(new UidMask(mask).UserOf(mark), Is.EqualTo(user));
}
