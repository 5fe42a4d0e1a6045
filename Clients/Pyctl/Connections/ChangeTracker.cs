// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract;
using Contract.Records;

namespace Pyctl.Connections;

/// <summary>Compares what one daemon lists with what it listed before. For use by one thread.</summary>
internal sealed class ChangeTracker
{
    private Dictionary<int, ConnectionRow>? _known;

    /// <summary>Tells what has changed since the last time; nothing the first time.</summary>
    /// <param name="rows">All connections that pass the filter.</param>
    public IReadOnlyList<ConnectionChange> Next(IReadOnlyList<ConnectionRow> rows)
    {
        Dictionary<int, ConnectionRow> present = rows.ToDictionary(row => row.Id);
        Dictionary<int, ConnectionRow>? before = _known;
        _known = present;
        if (before is null)
        {
            return [];
        }

        List<ConnectionChange> changes = [.. before.Values.Where(row => !present.ContainsKey(row.Id))
            .Select(row => new ConnectionChange("DESTROY", row))];
        foreach (ConnectionRow row in rows)
        {
            if (!before.TryGetValue(row.Id, out ConnectionRow? former))
            {
                changes.Add(new ConnectionChange("NEW", row));
            }
            else if (IsChanged(former, row))
            {
                changes.Add(new ConnectionChange("UPDATE", row));
            }
        }

        return changes;
    }

    // Counters and timeouts change all the time, and are no events to the kernel either.
    private static bool IsChanged(ConnectionRow former, ConnectionRow row) =>
        former.GetNumber(RowField.Status) != row.GetNumber(RowField.Status)
        || former.GetNumber(RowField.Mark) != row.GetNumber(RowField.Mark)
        || !string.Equals(former.GetText(RowField.TcpState), row.GetText(RowField.TcpState), StringComparison.Ordinal);
}
