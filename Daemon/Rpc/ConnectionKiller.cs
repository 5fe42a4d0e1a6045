// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using Daemon.Policy;
using Daemon.Query;
using Daemon.Sessions;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>Deletes connections for a session, and writes down what became of each.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ConnectionKiller
{
    private readonly ConnectionTable _table;
    private readonly AuditLog _audit;

    /// <summary>Makes it.</summary>
    public ConnectionKiller(ConnectionTable table, AuditLog audit)
    {
        _table = table;
        _audit = audit;
    }

    /// <summary>Deletes the connections of some ids; an id whose connection is not there any more counts as gone.</summary>
    public KillReport Kill(Session session, IReadOnlyList<int> ids)
    {
        var report = new KillReport();
        List<KillTarget> targets = new(ids.Count);
        bool pinned = SessionTable.TryAcquirePinned(session, out SnapshotLease lease);
        using (lease)
        {
            Dictionary<int, FoundConnection> found = _table.Find(ids, pinned ? lease.Snapshot : null);
            foreach (int id in ids)
            {
                if (found.TryGetValue(id, out FoundConnection connection))
                {
                    targets.Add(new KillTarget(id, connection.Key, connection.Record));
                }
                else
                {
                    report.AddGone();
                    _audit.Record(session.User, session.Source, "kill", $"_id={id}", "gone");
                }
            }
        }

        Kill(session, targets, report);
        return report;
    }

    /// <summary>Deletes the connections of a snapshot that meet a condition, a block at a time.</summary>
    public KillReport Kill(Session session, Snapshot snapshot, RowPredicate? condition)
    {
        var report = new KillReport();
        List<KillTarget> targets = new(RowBlock.Size);
        Span<ushort> rows = stackalloc ushort[RowBlock.Size];
        for (int index = 0; index < snapshot.BlockCount; index++)
        {
            RowBlock block = snapshot.Block(index);
            targets.Clear();
            foreach (ushort row in rows[..block.Select(condition, rows)])
            {
                targets.Add(KillTarget.Of(block, row));
            }

            Kill(session, targets, report);
        }

        return report;
    }

    private void Kill(Session session, List<KillTarget> targets, KillReport report)
    {
        if (targets.Count == 0)
        {
            return;
        }

        ConntrackKey[] keys = [.. targets.Select(static target => target.Key)];
        DeleteOutcome[] outcomes = new DeleteOutcome[keys.Length];
        _table.Delete(keys, outcomes);
        for (int i = 0; i < keys.Length; i++)
        {
            string result = Note(report, targets[i], outcomes[i]);
            _audit.Record(session.User, session.Source, "kill", ConnectionText.Of(targets[i].Record), result);
        }
    }

    private static string Note(KillReport report, in KillTarget target, DeleteOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case DeleteOutcomeKind.Killed:
                report.AddKilled(target);
                return "killed";
            case DeleteOutcomeKind.Gone:
                report.AddGone();
                return "gone";
            default:
                string reason = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{new Win32Exception(outcome.Errno).Message}, errno {outcome.Errno}");
                report.AddDenied(target.Id, reason);
                return $"refused: {reason}";
        }
    }
}
