// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>
/// The flows that the first lines of a load file create, so that these lines need not be parsed again once the whole file
/// has been found valid. It ends with the first line that a bare record cannot hold, or when it is full.
/// </summary>
internal sealed class PlainCreations
{
    /// <summary>17 MiB of records.</summary>
    private const int Capacity = 1 << 17;

    private readonly List<ConntrackRecord> _records = [];
    private readonly List<CommandKind> _commands = [];
    private bool _isComplete;

    /// <summary>How many lines it holds.</summary>
    public int Count => _records.Count;

    /// <summary>A line that it holds.</summary>
    public Creation this[int line] => new(FlowTemplate.Plain(_records[line]), _commands[line]);

    /// <summary>Takes up the next line, if that is possible.</summary>
    public void Offer(Request request)
    {
        _isComplete |= Count == Capacity || !FlowTemplate.IsPlain(request);
        if (!_isComplete)
        {
            _records.Add(FlowTemplate.Entry(request).Record);
            _commands.Add(request.Command);
        }
    }
}
