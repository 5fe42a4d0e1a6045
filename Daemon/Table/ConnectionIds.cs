// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Security.Cryptography;

namespace Daemon.Table;

/// <summary>Gives out the ids that clients name connections by: 31 bits, never the same one twice in a long time.</summary>
/// <remarks>
/// The kernel's own id is a 32-bit hash that repeats within a large table, and does not fit XML-RPC's Integer. These are
/// counted up instead, so an id that was seen and is gone never means another connection. The count begins anywhere, so
/// that an id of the daemon's last run hardly ever means anything to this one. Not safe for concurrent use: the
/// refreshing thread owns it.
/// </remarks>
internal sealed class ConnectionIds
{
    private int _last;
    private HashSet<int>? _taken;

    /// <summary>Begins at a random place in the lower half of the range.</summary>
    public ConnectionIds()
        : this(RandomNumberGenerator.GetInt32(1 << 30))
    {
    }

    /// <summary>Begins after a given id.</summary>
    public ConnectionIds(int last) => _last = last;

    /// <summary>The next id for a connection not seen before.</summary>
    /// <param name="current">The snapshot whose ids are in use; asked only when the count begins again.</param>
    public int Next(Snapshot? current)
    {
        do
        {
            if (_last == int.MaxValue)
            {
                _last = 0;
                _taken = current is null ? null : CollectIds(current);
            }

            _last++;
        }
        while (_taken is not null && _taken.Contains(_last));

        return _last;
    }

    private static HashSet<int> CollectIds(Snapshot current)
    {
        HashSet<int> taken = [];
        for (int chunk = 0; chunk < current.Store.ChunkCount; chunk++)
        {
            foreach (int id in current.Columns.Ids(chunk)[..current.Store.Chunk(chunk).Length])
            {
                taken.Add(id);
            }
        }

        return taken;
    }
}
