// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract;
using Contract.Filters;
using Daemon.Query;
using Daemon.Table;
using Daemon.Tests.Support;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Daemon.Tests.Query;

/// <summary>Pages against an oracle that sorts everything.</summary>
internal sealed class PageSelectorTests
{
    private const int Count = 25_000;

    private readonly Snapshot _snapshot = Snapshots.Of(RandomFlows(Count), new IgnoredNetworks([Snapshots.Network("10.0.3.0/24")]));

    [Test]
    public void Select_AnyPage_IsThatOfAFullSort(
        [Values(RowField.OriginalBytes, RowField.Timeout, RowField.OriginalIPv4Source, RowField.OriginalIPv6Source, RowField.Mark, RowField.TcpState)]
        RowField field,
        [Values] OrderDirection direction,
        [Values(0, 90, 9_950, 15_000, 1_000_000)] int start,
        [Values("all", "tcp and timeout < 50", "udp")] string filter)
    {
        QueryContext context = _snapshot.Context();
        var order = new RowOrder(field, direction, context);
        RowPredicate? predicate = FilterCompiler.Compile(FilterParser.Parse(filter), context);
        int[] page = new int[100];

        (int onPage, int matched) = PageSelector.Select(_snapshot, predicate, order, start, page);

        List<int> all = Sorted(order, predicate);
        Assert.That(matched, Is.EqualTo(all.Count));
        Assert.That(page.Take(onPage), Is.EqualTo(all.Skip(start).Take(100)));
    }

    [Test]
    public void Select_AllPages_HaveEveryVisibleRowOnce()
    {
        var order = new RowOrder(RowField.Timeout, OrderDirection.Ascending, _snapshot.Context());
        List<int> seen = [];
        int[] page = new int[1000];
        int onPage;
        do
        {
            (onPage, _) = PageSelector.Select(_snapshot, null, order, seen.Count, page);
            seen.AddRange(page.Take(onPage));
        }
        while (onPage > 0);

        Assert.That(seen, Is.Unique);
        Assert.That(seen, Has.Count.EqualTo(_snapshot.VisibleRows));
        Assert.That(seen.Select(row => _snapshot.Columns.Id(row)), Has.None.Zero);
    }

    [Test]
    public void Select_Warm_AllocatesNothingPerRow()
    {
        QueryContext context = _snapshot.Context();
        var order = new RowOrder(RowField.OriginalBytes, OrderDirection.Descending, context);
        RowPredicate? predicate = FilterCompiler.Compile(FilterParser.Parse("tcp or (udp and not bytes > 5000)"), context);
        int[] page = new int[100];
        PageSelector.Select(_snapshot, predicate, order, 0, page);

        long before = GC.GetAllocatedBytesForCurrentThread();
        PageSelector.Select(_snapshot, predicate, order, 0, page);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1000));
    }

    [Test]
    public void Select_EveryField_CanBeSortedBy()
    {
        int[] page = new int[10];
        foreach (RowFieldInfo field in RowFields.All)
        {
            var order = new RowOrder(field.Field, OrderDirection.Descending, _snapshot.Context(0xFF, new FakeUsers((3, "carol"))));
            Assert.That(PageSelector.Select(_snapshot, null, order, 0, page).OnPage, Is.EqualTo(10), field.Name);
        }
    }

    [Test]
    public void Select_ByUserName_IsAlphabeticalWithTheNamelessFirst()
    {
        Snapshot snapshot = Snapshots.Of(
            Flow.Ping("10.0.0.1", "10.0.0.2", 1).Marked(1),
            Flow.Ping("10.0.0.1", "10.0.0.2", 2).Marked(2),
            Flow.Ping("10.0.0.1", "10.0.0.2", 3).Marked(3),
            Flow.Ping("10.0.0.1", "10.0.0.2", 4));
        QueryContext context = snapshot.Context(0xFF, new FakeUsers((1, "zoe"), (2, "adam")));
        int[] page = new int[4];

        PageSelector.Select(snapshot, null, new RowOrder(RowField.UserName, OrderDirection.Ascending, context), 0, page);

        Assert.That(page, Is.EqualTo(new[] { 2, 3, 1, 0 }));
    }

    private static ConntrackRecord[] RandomFlows(int count)
    {
        var random = new Random(42);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                string v4 = string.Create(null, $"10.0.{random.Next(8)}.{random.Next(256)}");
                string v6 = string.Create(null, $"2001:db8::{random.Next(4)}:{random.Next(0xFFFF):x}");
                ushort port = (ushort)random.Next(65536);
                ConntrackRecord flow = random.Next(4) switch
                {
                    0 => Flow.Udp(v4, port, "192.0.2.1", 53),
                    1 => Flow.Tcp(v6, port, "2001:db8::1", 443),
                    _ => Flow.Tcp(v4, port, "192.0.2.1", (ushort)(random.Next(2) * 443)),
                };
                flow.TimeoutSeconds = (uint)random.Next(100);
                return random.Next(3) == 0 ? flow : flow.Counting((ulong)random.Next(10_000), 5).Marked((uint)random.Next(5));
            }),
        ];
    }

    private List<int> Sorted(RowOrder order, RowPredicate? predicate)
    {
        List<RowKey> rows = [];
        ushort[] selected = new ushort[RowBlock.Size];
        long[] keys = new long[RowBlock.Size];
        for (int index = 0; index < _snapshot.BlockCount; index++)
        {
            RowBlock block = _snapshot.Block(index);
            int count = block.Select(predicate, selected);
            order.ReadKeys(block, selected.AsSpan(0, count), keys);
            for (int i = 0; i < count; i++)
            {
                int row = block.FirstRow + selected[i];
                rows.Add(new RowKey(keys[i], order.TieOf(_snapshot.Store[row]), row));
            }
        }

        rows.Sort(new RowKeyComparer(_snapshot.Store));
        return [.. rows.Select(row => row.Row)];
    }
}
