// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using Daemon.Policy;
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
        List<KillTarget> targets = new(ids.Count);
        List<int> gone = [];
        bool pinned = SessionTable.TryAcquirePinned(session, out SnapshotLease lease);
        using (lease)
        {
            foreach (int id in ids)
            {
                if (_table.TryFind(id, pinned ? lease.Snapshot : null, out ConntrackKey key, out ConntrackRecord record))
                {
                    targets.Add(new KillTarget(id, key, record));
                }
                else
                {
                    gone.Add(id);
                }
            }
        }

        foreach (int id in gone)
        {
            _audit.Record(session.User, session.Source, "kill", $"_id={id}", "gone");
        }

        KillReport report = Kill(session, targets);
        return report with { Gone = report.Gone + gone.Count };
    }

    /// <summary>Deletes connections that were found in a snapshot.</summary>
    public KillReport Kill(Session session, IReadOnlyList<KillTarget> targets)
    {
        ConntrackKey[] keys = new ConntrackKey[targets.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = targets[i].Key;
        }

        DeleteOutcome[] outcomes = new DeleteOutcome[keys.Length];
        _table.Delete(keys, outcomes);
        var report = new KillReport(0, 0, [], []);
        for (int i = 0; i < keys.Length; i++)
        {
            report = Count(session, report, targets[i], outcomes[i]);
        }

        return report;
    }

    private KillReport Count(Session session, KillReport report, KillTarget target, DeleteOutcome outcome)
    {
        string result = outcome.Kind switch
        {
            DeleteOutcomeKind.Killed => "killed",
            DeleteOutcomeKind.Gone => "gone",
            _ => $"refused: {Reason(outcome)}",
        };
        _audit.Record(session.User, session.Source, "kill", ConnectionText.Of(target.Record), result);
        if (outcome.Kind == DeleteOutcomeKind.Killed)
        {
            report.KilledTargets.Add(target);
            return report with { Killed = report.Killed + 1 };
        }

        if (outcome.Kind == DeleteOutcomeKind.Gone)
        {
            return report with { Gone = report.Gone + 1 };
        }

        report.Denied.Add((target.Id, Reason(outcome)));
        return report;
    }

    private static string Reason(DeleteOutcome outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{new Win32Exception(outcome.Errno).Message}, errno {outcome.Errno}");
}
