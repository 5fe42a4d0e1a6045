// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Table;
using Daemon.Tests.Support;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Daemon.Tests.Table;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ConnectionTableTests : IDisposable
{
    private readonly FakeKernelTable _kernel = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _kernel.Dispose();

    [Test]
    public async Task AcquireFresh_WithinTheInterval_ReadsOnce()
    {
        using ConnectionTable table = Open();

        string first = await NameOfFreshAsync(table);
        _time.Advance(TimeSpan.FromSeconds(1.9));
        string second = await NameOfFreshAsync(table);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(_kernel.Reads, Is.EqualTo(1));
    }

    [Test]
    public async Task AcquireFresh_OlderThanTheInterval_ReadsAgain()
    {
        using ConnectionTable table = Open();

        string first = await NameOfFreshAsync(table);
        _time.Advance(TimeSpan.FromSeconds(2.1));
        string second = await NameOfFreshAsync(table);

        Assert.That(second, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task AcquireFresh_DumpsAreSlow_SnapshotsMayGetOlder()
    {
        using ConnectionTable table = Open();
        _kernel.Reading = () => _time.Advance(TimeSpan.FromSeconds(5));

        string first = await NameOfFreshAsync(table);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        string second = await NameOfFreshAsync(table);

        Assert.That(table.RefreshInterval, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task AcquireFresh_AfterADeletion_DoesNotShowWhatWasDeleted()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        _kernel.Entries.Add(flow);
        using ConnectionTable table = Open();
        await NameOfFreshAsync(table);
        _time.Advance(TimeSpan.FromSeconds(0.5));

        table.Delete([ConntrackKey.Of(flow)], new DeleteOutcome[1]);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        using SnapshotLease lease = await table.AcquireFreshAsync(CancellationToken.None);
        Assert.That(lease.Snapshot.VisibleRows, Is.Zero);
    }

    [Test]
    public async Task Refresh_CallsAtTheSameTime_ShareOneReadingThatBeganAfterThem()
    {
        using ConnectionTable table = Open();
        using var inside = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        _kernel.Reading = () =>
        {
            inside.Release();
            goOn.Wait();
        };

        Task running = table.RefreshAsync(CancellationToken.None);
        await inside.WaitAsync();
        Task[] waiting = [table.RefreshAsync(default), table.RefreshAsync(default), table.RefreshAsync(default)];
        goOn.Release(2);
        await Task.WhenAll([running, .. waiting]);

        Assert.That(_kernel.Reads, Is.EqualTo(2));
    }

    [Test]
    public async Task Refresh_WhileItRuns_OthersReadTheOldSnapshot()
    {
        using ConnectionTable table = Open();
        string before = await NameOfFreshAsync(table);
        using var inside = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        _kernel.Reading = () =>
        {
            inside.Release();
            goOn.Wait();
        };

        Task running = table.RefreshAsync(CancellationToken.None);
        await inside.WaitAsync();
        string meanwhile = await NameOfFreshAsync(table);
        goOn.Release();
        await running;

        Assert.That(meanwhile, Is.EqualTo(before));
        Assert.That(await NameOfFreshAsync(table), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task Refresh_KernelFails_CallersSeeItAndTheNextCallWorks()
    {
        using ConnectionTable table = Open();
        _kernel.Failure = new IOException("no kernel today");

        Assert.That(async () => await table.RefreshAsync(default), Throws.TypeOf<IOException>());
        _kernel.Failure = null;
        await table.RefreshAsync(default);

        Assert.That(table.LastRead, Is.Not.Null);
    }

    [Test]
    public async Task TryFind_ConnectionVanished_IsFoundForThirtySecondsMore()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        _kernel.Entries.Add(flow);
        using ConnectionTable table = Open();
        int id = await IdOfFirstRowAsync(table);
        _kernel.Entries.Clear();
        await table.RefreshAsync(default);

        _time.Advance(TimeSpan.FromSeconds(29));
        bool soon = table.TryFind(id, null, out ConntrackKey key, out _);
        _time.Advance(TimeSpan.FromSeconds(2));
        bool late = table.TryFind(id, null, out _, out _);

        Assert.That(soon, Is.True);
        Assert.That(key.Id, Is.EqualTo(flow.Id));
        Assert.That(late, Is.False);
    }

    [Test]
    public async Task Find_ManyIds_LooksInTheOwnSnapshotTheCurrentOneAndAmongThoseJustGone()
    {
        ConntrackRecord[] flows = [.. Enumerable.Range(0, 9000).Select(i => Flow.Ping("10.0.0.1", "10.0.0.2", (ushort)i))];
        _kernel.Entries.AddRange(flows);
        using ConnectionTable table = Open();
        using SnapshotPin pin = await PinAsync(table);
        pin.TryAcquire(out SnapshotLease own);
        using SnapshotLease lease = own;
        int[] ids = [.. lease.Snapshot.AllRows().Select(row => lease.Snapshot.Columns.Id(row))];
        _kernel.Entries.RemoveRange(0, 100);
        await table.RefreshAsync(default);

        Dictionary<int, FoundConnection> withOwn = table.Find([.. ids, 0, -1, int.MaxValue], lease.Snapshot);
        Dictionary<int, FoundConnection> without = table.Find(ids, null);

        Assert.That(withOwn.Keys, Is.EquivalentTo(ids));
        Assert.That(without.Keys, Is.EquivalentTo(ids), "the first hundred are remembered");
        Assert.That(ids.Select(id => without[id].Record.Id), Is.EqualTo(flows.Select(flow => flow.Id)));
        Assert.That(ids.Select(id => withOwn[id].Key), Is.EqualTo(flows.Select(flow => ConntrackKey.Of(flow))));
    }

    [Test]
    public async Task Pin_LaterRefreshes_DoNotChangeIt()
    {
        _kernel.Entries.Add(Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2));
        using ConnectionTable table = Open();
        using SnapshotPin pin = await PinAsync(table);
        _kernel.Entries.Clear();
        for (int i = 0; i < 5; i++)
        {
            await table.RefreshAsync(default);
        }

        Assert.That(pin.TryAcquire(out SnapshotLease lease), Is.True);
        using (lease)
        {
            Assert.That(lease.Snapshot.VisibleRows, Is.EqualTo(1));
            Assert.That(table.IsStale(lease.Snapshot), Is.False, "it is not two seconds old");
        }
    }

    [Test]
    public async Task Pin_MoreRowsThanTheLimit_TheOldestIsGivenUp()
    {
        _kernel.Entries.Add(Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2));
        using ConnectionTable table = Open(new TableOptions { PinnedRows = 2 * ConntrackStore.ChunkSize });
        using SnapshotPin first = await PinAsync(table);
        await table.RefreshAsync(default);
        using SnapshotPin second = await PinAsync(table);
        await table.RefreshAsync(default);
        using SnapshotPin third = await PinAsync(table);
        await table.RefreshAsync(default);

        Assert.That(first.TryAcquire(out _), Is.False);
        Assert.That(second.Number, Is.Not.Zero);
        Assert.That(third.Number, Is.Not.Zero);
    }

    private ConnectionTable Open(TableOptions? options = null) =>
        new(_kernel, options ?? new TableOptions(), Snapshots.IgnoreNothing, _time);

    private static async Task<string> NameOfFreshAsync(ConnectionTable table)
    {
        using SnapshotLease lease = await table.AcquireFreshAsync(CancellationToken.None);
        return lease.Snapshot.Name;
    }

    private static async Task<int> IdOfFirstRowAsync(ConnectionTable table)
    {
        using SnapshotLease lease = await table.AcquireFreshAsync(CancellationToken.None);
        return lease.Snapshot.Columns.Id(0);
    }

    private static async Task<SnapshotPin> PinAsync(ConnectionTable table)
    {
        using SnapshotLease lease = await table.AcquireFreshAsync(CancellationToken.None);
        return table.Pin(lease);
    }
}
