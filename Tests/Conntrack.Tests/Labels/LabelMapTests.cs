// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Labels;
using NUnit.Framework;

namespace Conntrack.Tests.Labels;

internal sealed class LabelMapTests
{
    [Test]
    public void Constructor_RepeatedBitOrName_KeepsFirst()
    {
        var map = new LabelMap([(0, "one"), (0, "other"), (3, "one"), (3, "three")]);

        Assert.That(map.NameOf(0).ToArray(), Is.EqualTo("one"u8.ToArray()));
        Assert.That(map.NameOf(3).ToArray(), Is.EqualTo("three"u8.ToArray()));
        Assert.That(map.TryGetBit("other", out _), Is.False);
    }
}
