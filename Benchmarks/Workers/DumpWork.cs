// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Workers;

/// <summary>A dump over one socket, into memory that is used again or into fresh memory each time.</summary>
internal sealed class DumpWork : IWork
{
    private readonly ConntrackConnection _connection = ConntrackConnection.Open();
    private readonly bool _keepsMemory;
    private ConntrackStore _store = new();

    public DumpWork(bool keepsMemory)
    {
        _keepsMemory = keepsMemory;
    }

    public long Do()
    {
        if (!_keepsMemory)
        {
            _store = new ConntrackStore();
        }

        return _connection.Dump(_store, default, CancellationToken.None).Entries;
    }

    public void Dispose() => _connection.Dispose();
}
