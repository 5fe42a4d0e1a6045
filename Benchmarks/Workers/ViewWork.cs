// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Benchmarks.Kernel;
using Contract;
using Contract.Filters;
using Daemon.Query;
using Daemon.Table;
using Daemon.Users;

namespace Benchmarks.Workers;

/// <summary>Compiles a filter and finds the first hundred rows of a snapshot, as <c>view</c> does.</summary>
internal sealed class ViewWork : IWork
{
    private readonly KernelTable _kernel = KernelTable.Open(null);
    private readonly ConnectionTable _table;
    private readonly SnapshotLease _lease;
    private readonly QueryContext _context;
    private readonly FilterNode _filter = FilterParser.Parse($"dst port {FlowMix.CommonPort}");
    private readonly int[] _page = new int[100];

    public ViewWork()
    {
        _table = new ConnectionTable(_kernel, new TableOptions(), new IgnoredNetworks([]), TimeProvider.System);
        _table.RefreshAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (!_table.TryAcquireCurrent(out _lease))
        {
            throw new InvalidOperationException("There is no snapshot after a refresh.");
        }

        _context = new QueryContext(
            _lease.Snapshot,
            new UidMask(0),
            new UserDirectory(new GetentResolver(), TimeProvider.System),
            new LocalAddresses(TimeProvider.System),
            0);
    }

    public long Do() => PageSelector.Select(
        _lease.Snapshot,
        FilterCompiler.Compile(_filter, _context),
        new RowOrder(RowField.OriginalBytes, OrderDirection.Descending, _context),
        0,
        _page).OnPage;

    public void Dispose()
    {
        _lease.Dispose();
        _table.Dispose();
        _kernel.Dispose();
    }
}
