// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>What of <c>-G</c> the answer must fulfil: identifier, labels, and the filter.</summary>
internal sealed class GetSelector
{
    private readonly EntrySelector _selector;

    /// <summary>Makes a selector.</summary>
    public GetSelector(Request request)
    {
        var parts = new Request { Command = request.Command, Id = request.Id, Labels = request.Labels };
        _selector = new EntrySelector(parts, FilterEvaluator.Of(request.Filter));
    }

    /// <summary>Whether an entry is what was asked for.</summary>
    public bool Matches(ConntrackEntry entry) => _selector.Matches(entry.Record, entry.Extras);
}
