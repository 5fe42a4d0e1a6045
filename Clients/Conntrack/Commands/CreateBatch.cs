// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary>Creates the flows of a load file, many per system call, with the result of one after the other.</summary>
internal sealed class CreateBatch
{
    private const int Size = 256;

    private readonly ConntrackConnection _connection;
    private readonly List<Creation> _creations = new(Size);

    /// <summary>Makes a batch.</summary>
    /// <param name="connection">What creates them.</param>
    public CreateBatch(ConntrackConnection connection)
    {
        _connection = connection;
    }

    /// <summary>Adds a flow.</summary>
    /// <exception cref="CreateFailure">The kernel refused one; those after it are not created.</exception>
    public void Add(in Creation creation)
    {
        _creations.Add(creation);
        if (_creations.Count == Size)
        {
            Complete();
        }
    }

    /// <summary>Creates what is left.</summary>
    /// <exception cref="CreateFailure">The kernel refused one; those after it are not created.</exception>
    public void Complete()
    {
        Creation[] creations = [.. _creations];
        ConntrackEntry[] entries = Array.ConvertAll(creations, creation => creation.Entry);
        _creations.Clear();
        var outcomes = new ChangeOutcome[entries.Length];
        _connection.CreateBatch(entries, outcomes);
        for (int i = 0; i < entries.Length; i++)
        {
            bool isDone = outcomes[i].Kind == ChangeOutcomeKind.Done
                || (outcomes[i].Kind == ChangeOutcomeKind.Exists && creations[i].Command == CommandKind.Add);
            if (!isDone)
            {
                TakeBack(entries, outcomes, i + 1);
                throw new CreateFailure(
                    creations[i].Command, new NetlinkException("create", outcomes[i].Errno, "The kernel refused."));
            }
        }
    }

    /// <summary>Deletes what was created after the flow that failed: one after the other it would not have been.</summary>
    private void TakeBack(ConntrackEntry[] entries, ChangeOutcome[] outcomes, int start)
    {
        for (int i = start; i < entries.Length; i++)
        {
            if (outcomes[i].Kind == ChangeOutcomeKind.Done)
            {
                _connection.Delete(entries[i].Key with { Id = null });
            }
        }
    }
}
