// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Rpc;

/// <summary>Adds up what became of the connections that were to be deleted.</summary>
/// <remarks>For one thread. Bounded, however many connections there are: it lists the first and counts the rest.</remarks>
internal sealed class KillReport
{
    private const int LongestDenied = 1000;
    private const int MostRemembered = 10_000;

    private readonly List<(int Id, string Reason)> _denied = [];
    private readonly List<KillTarget> _killedTargets = [];

    /// <summary>How many were deleted.</summary>
    public int Killed { get; private set; }

    /// <summary>How many were not there any more, which is no error.</summary>
    public int Gone { get; private set; }

    /// <summary>How many the kernel would not delete.</summary>
    public int DeniedCount { get; private set; }

    /// <summary>The first thousand that the kernel would not delete, and why.</summary>
    public IReadOnlyList<(int Id, string Reason)> Denied => _denied;

    /// <summary>The first ten thousand that were deleted.</summary>
    public IReadOnlyList<KillTarget> KilledTargets => _killedTargets;

    /// <summary>Adds one that was deleted.</summary>
    public void AddKilled(in KillTarget target)
    {
        Killed++;
        if (_killedTargets.Count < MostRemembered)
        {
            _killedTargets.Add(target);
        }
    }

    /// <summary>Adds one that was not there any more.</summary>
    public void AddGone() => Gone++;

    /// <summary>Adds one that the kernel would not delete.</summary>
    public void AddDenied(int id, string reason)
    {
        DeniedCount++;
        if (_denied.Count < LongestDenied)
        {
            _denied.Add((id, reason));
        }
    }
}
