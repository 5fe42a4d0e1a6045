// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using Benchmarks.Kernel;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Workers;

/// <summary>Ends flows that it has added just before; only the ending is timed, by <see cref="WorkerLoop"/>.</summary>
internal sealed class KillWork : IWork
{
    /// <summary>How many flows one round ends.</summary>
    public const int Flows = 50_000;

    private readonly ConntrackConnection _connection = ConntrackConnection.Open();
    private readonly bool _inBatches;
    private readonly ConntrackKey[] _keys;
    private readonly DeleteOutcome[] _outcomes = new DeleteOutcome[Flows];

    public KillWork(string first, bool inBatches)
    {
        _inBatches = inBatches;
        _keys = [.. Enumerable.Range(int.Parse(first, CultureInfo.InvariantCulture), Flows)
            .Select(number => FlowMix.Flow(number).Key)];
    }

    public long Do()
    {
        if (_inBatches)
        {
            _connection.DeleteBatch(_keys, _outcomes);
        }
        else
        {
            for (int i = 0; i < _keys.Length; i++)
            {
                _outcomes[i] = _connection.Delete(_keys[i]);
            }
        }

        int killed = _outcomes.Count(outcome => outcome.Kind == DeleteOutcomeKind.Killed);
        return killed == Flows
            ? killed
            : throw new InvalidOperationException($"Only {killed} of {Flows} flows were there to be killed.");
    }

    public void Dispose() => _connection.Dispose();
}
