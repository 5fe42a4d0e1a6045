// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Contract.Records;
using NUnit.Framework;
using Pyctl.Connections;

namespace Pyctl.Tests.Connections;

internal sealed class ChangeTrackerTests
{
    private ChangeTracker _tracker = null!;

    [SetUp]
    public void SetUp() => _tracker = new ChangeTracker();

    [Test]
    public void Next_Listings_GiveWhatBeganChangedAndEnded()
    {
        Assert.That(_tracker.Next([Row(1, "SYN_SENT"), Row(2, "ESTABLISHED")]), Is.Empty);

        IReadOnlyList<ConnectionChange> changes = _tracker.Next([Row(1, "ESTABLISHED"), Row(3, "SYN_SENT")]);

        Assert.That(
            changes.Select(change => (change.Kind, change.Row.Id)),
            Is.EquivalentTo([("DESTROY", 2), ("UPDATE", 1), ("NEW", 3)]));
    }

    [Test]
    public void Next_CountersAndTimeouts_AreNoChange()
    {
        _tracker.Next([Row(1, "ESTABLISHED", bytes: 1, timeout: 10)]);

        Assert.That(_tracker.Next([Row(1, "ESTABLISHED", bytes: 2, timeout: 9)]), Is.Empty);
    }

    private static ConnectionRow Row(int id, string state, int bytes = 0, int timeout = 0) =>
        ConnectionRow.FromMap(new Dictionary<string, object?>
        {
            ["_id"] = id,
            ["tcp_state"] = state,
            ["orig_counter_bytes"] = bytes,
            ["timeout"] = timeout,
        });
}
