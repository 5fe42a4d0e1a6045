// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using Pyctl.Inventory;

namespace Pyctl.Tests.Inventory;

internal sealed class RevisionRangeTests
{
    [TestCase(null, null, null)]
    [TestCase("3..5", 3, 5)]
    [TestCase("3..", 3, null)]
    [TestCase("..5", null, 5)]
    [TestCase("5", null, 5)]
    public void Parse_Text_IsTheRange(string? text, int? from, int? to)
    {
        Assert.That(RevisionRange.Parse(text), Is.EqualTo(new RevisionRange(from, to)));
    }

    [TestCase("a..b")]
    [TestCase("3-5")]
    [TestCase("-1")]
    [TestCase("3..5..7")]
    public void Parse_OtherText_IsRefused(string text)
    {
        Assert.That(() => RevisionRange.Parse(text), Throws.TypeOf<UsageException>());
    }
}
