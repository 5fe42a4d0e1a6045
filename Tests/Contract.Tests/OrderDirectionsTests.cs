// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;

namespace Contract.Tests;

internal sealed class OrderDirectionsTests
{
    [TestCase("A", OrderDirection.Ascending)]
    [TestCase("a", OrderDirection.Ascending)]
    [TestCase("asc", OrderDirection.Ascending)]
    [TestCase("D", OrderDirection.Descending)]
    [TestCase("d", OrderDirection.Descending)]
    [TestCase("DESC", OrderDirection.Descending)]
    public void TryParse_Direction_IsRead(string text, OrderDirection expected)
    {
        Assert.That(OrderDirections.TryParse(text, out OrderDirection direction), Is.True);
        Assert.That(direction, Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ascending")]
    [TestCase(" A")]
    public void TryParse_OtherText_IsNone(string? text) => Assert.That(OrderDirections.TryParse(text, out _), Is.False);

    [TestCase(OrderDirection.Ascending, "A")]
    [TestCase(OrderDirection.Descending, "D")]
    public void ToLetter_Direction_IsTheOriginalLetter(OrderDirection direction, string letter) =>
        Assert.That(OrderDirections.ToLetter(direction), Is.EqualTo(letter));
}
