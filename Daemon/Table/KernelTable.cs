// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>The real table of a network namespace, over netlink: one socket for dumps, one for everything else.</summary>
internal sealed class KernelTable : IKernelTable
{
    private readonly ConntrackTableReader _reader;
    private readonly ConntrackConnection _connection;
    private readonly Lock _gate = new();

    private KernelTable(ConntrackTableReader reader, ConntrackConnection connection)
    {
        _reader = reader;
        _connection = connection;
    }

    /// <summary>Opens the table.</summary>
    /// <param name="networkNamespace">The path of a network namespace; null for the daemon's own.</param>
    public static KernelTable Open(string? networkNamespace)
    {
        var options = new ConntrackOptions { NetworkNamespace = networkNamespace };
        var reader = ConntrackTableReader.Open(options);
        try
        {
            return new KernelTable(reader, ConntrackConnection.Open(options));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Read(ConntrackStore store, CancellationToken cancellation) =>
        _reader.Read(store, default, cancellation).Bytes;

    /// <inheritdoc/>
    public bool TryGet(in ConntrackKey key, [NotNullWhen(true)] out ConntrackEntry? entry)
    {
        lock (_gate)
        {
            return _connection.TryGet(key, out entry);
        }
    }

    /// <inheritdoc/>
    public void Update(in ConntrackKey key, ConntrackUpdate change)
    {
        lock (_gate)
        {
            _connection.Update(key, change);
        }
    }

    /// <inheritdoc/>
    public void Delete(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes)
    {
        lock (_gate)
        {
            _connection.DeleteBatch(keys, outcomes);
        }
    }

    /// <inheritdoc/>
    public KernelFigures Figures()
    {
        lock (_gate)
        {
            return new KernelFigures(_connection.Totals(), _connection.CpuStatistics());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _reader.Dispose();
    }
}
