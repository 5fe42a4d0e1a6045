// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Tests.Editing;

/// <summary>A clock that goes on by a minute each time somebody looks at it.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private DateTimeOffset _now = SampleInventory.Now;

    /// <summary>What it showed last.</summary>
    public DateTimeOffset Last => _now;

    public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromMinutes(1);
}
