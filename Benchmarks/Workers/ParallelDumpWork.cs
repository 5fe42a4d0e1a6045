// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Workers;

/// <summary>A dump as the daemon does it: over two sockets, one per address family, where the table is large.</summary>
internal sealed class ParallelDumpWork : IWork
{
    private readonly ConntrackTableReader _reader = ConntrackTableReader.Open();
    private readonly ConntrackStore _store = new();

    public long Do() => _reader.Read(_store, default, CancellationToken.None).Entries;

    public void Dispose() => _reader.Dispose();
}
