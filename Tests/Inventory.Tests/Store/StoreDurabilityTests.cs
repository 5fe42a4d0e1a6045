// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using NUnit.Framework;

namespace Inventory.Tests.Store;

/// <summary>Nothing that was acknowledged is lost when a program that writes is killed.</summary>
internal abstract class StoreDurabilityTests
{
    private const int Kills = 12;
    private const int MostWrites = 25;

    /// <summary>What opens the store.</summary>
    protected abstract string Location { get; }

    [Test]
    public async Task Kill_OfTheWriterAtAnyMoment_KeepsEveryAcknowledgedWrite()
    {
        var random = new Random(TestContext.CurrentContext.Random.Next());
        var acknowledged = new List<string>();
        for (int kill = 1; kill <= Kills; kill++)
        {
            using var writer = new WriterProcess(Location, $"run {kill}");
            acknowledged.AddRange(await writer.KillAfterAsync(random.Next(1, MostWrites)));
            await CheckAsync(acknowledged, kill);
        }
    }

    [Test]
    public async Task Kill_OfOneOfTwoWriters_LeavesTheOtherAlone()
    {
        using var one = new WriterProcess(Location, "one");
        using var other = new WriterProcess(Location, "other");

        IReadOnlyList<string>[] acknowledged =
            await Task.WhenAll(one.KillAfterAsync(MostWrites), other.KillAfterAsync(2 * MostWrites));

        Assert.That(acknowledged.Select(lines => lines.Count), Is.All.GreaterThanOrEqualTo(MostWrites));
        await CheckAsync([.. acknowledged.SelectMany(lines => lines)], 2);
    }

    // What was being written when the kill came may be there or not, and nothing else.
    private async Task CheckAsync(List<string> acknowledged, int kills)
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(Location, CancellationToken.None);
        InventoryState state = await store.ReadAsync(CancellationToken.None);

        Assert.That(acknowledged, Is.SubsetOf(state.Model.Locations.Values.Select(location => location.Name)));
        Assert.That(state.Version, Is.InRange(acknowledged.Count, acknowledged.Count + kills));
        Assert.That(state.Model.Locations, Has.Count.EqualTo(state.Version));
        Assert.That(FindingsIn(state.Model).Where(finding => finding.IsError), Is.Empty);

        RevisionPage history = await store.HistoryAsync(null, 0, 1, CancellationToken.None);
        Assert.That(history.Total, Is.EqualTo(state.Version));
        Assert.That(StoreRecords.Of(await store.ModelAtAsync(0, CancellationToken.None)), Is.Empty);
    }

    private static FindingList FindingsIn(InventoryModel model)
    {
        var findings = new FindingList();
        foreach (IRecord record in StoreRecords.Of(model))
        {
            RecordRules.Check(record, model, SampleInventory.Now, findings);
        }

        return findings;
    }
}
