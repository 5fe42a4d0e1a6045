// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Conntrack.Labels;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>A command line that was understood and checked. The parser fills it; afterwards it is only read.</summary>
internal sealed class Request
{
    /// <summary>What to do.</summary>
    public CommandKind Command { get; internal set; }

    /// <summary>With which list.</summary>
    public TableKind Table { get; internal set; }

    /// <summary>Which options were given.</summary>
    public OptionSet Options { get; internal set; }

    /// <summary>Address family: 2, 10, or 0 where neither an address nor <c>-f</c> gives one.</summary>
    public byte Family { get; internal set; }

    /// <summary>The original direction; its CIDR is in the masks.</summary>
    public TupleArgument Original { get; internal set; }

    /// <summary>The reply direction.</summary>
    public TupleArgument Reply { get; internal set; }

    /// <summary>The expected direction.</summary>
    public TupleArgument Expected { get; internal set; }

    /// <summary>The masks: of the original addresses as a filter, of the expected tuple at creation.</summary>
    public TupleArgument Mask { get; internal set; }

    /// <summary>IP protocol number.</summary>
    public byte? Protocol { get; internal set; }

    /// <summary>The protocol as it was given.</summary>
    public string? ProtocolName { get; internal set; }

    /// <summary>State of TCP, SCTP or DCCP.</summary>
    public byte? State { get; internal set; }

    /// <summary>SCTP verification tag of the original direction.</summary>
    public uint? OriginalTag { get; internal set; }

    /// <summary>SCTP verification tag of the reply direction.</summary>
    public uint? ReplyTag { get; internal set; }

    /// <summary>DCCP role: 0 client, 1 server.</summary>
    public byte? Role { get; internal set; }

    /// <summary>ICMP type.</summary>
    public byte? IcmpType { get; internal set; }

    /// <summary>ICMP code.</summary>
    public byte? IcmpCode { get; internal set; }

    /// <summary>ICMP identifier.</summary>
    public ushort? IcmpId { get; internal set; }

    /// <summary>Seconds.</summary>
    public uint? Timeout { get; internal set; }

    /// <summary>Status bits.</summary>
    public StatusArgument Status { get; internal set; }

    /// <summary>The mark.</summary>
    public MarkArgument? Mark { get; internal set; }

    /// <summary>The kernel's identifier.</summary>
    public uint? Id { get; internal set; }

    /// <summary>The zone of both directions.</summary>
    public ushort? Zone { get; internal set; }

    /// <summary>The zone of the original direction.</summary>
    public ushort? OriginalZone { get; internal set; }

    /// <summary>The zone of the reply direction.</summary>
    public ushort? ReplyZone { get; internal set; }

    /// <summary>Source translation.</summary>
    public NatArgument? SourceNat { get; internal set; }

    /// <summary>Destination translation.</summary>
    public NatArgument? DestinationNat { get; internal set; }

    /// <summary>Either translation.</summary>
    public NatArgument? AnyNat { get; internal set; }

    /// <summary>Which events; none means all.</summary>
    public ConntrackEventGroups Events { get; internal set; }

    /// <summary>Bytes of buffer for events.</summary>
    public long? BufferSize { get; internal set; }

    /// <summary>The words of <c>-o</c>.</summary>
    public OutputWords Output { get; internal set; }

    /// <summary>The names of labels; null where no option needs them, or the file is missing.</summary>
    public LabelMap? LabelMap { get; internal set; }

    /// <summary>Bits of the labels that an entry must have.</summary>
    public IReadOnlyList<int> Labels { get; internal set; } = [];

    /// <summary>Bits of the labels to add.</summary>
    public IReadOnlyList<int> AddedLabels { get; internal set; } = [];

    /// <summary>Bits of the labels to remove; with <see cref="OptionId.LabelDelete"/> and none, all.</summary>
    public IReadOnlyList<int> DeletedLabels { get; internal set; } = [];

    /// <summary>What an entry must fulfil besides, or null.</summary>
    public FilterNode? Filter { get; internal set; }

    /// <summary>The column to sort by, or null; a leading dash means descending.</summary>
    public string? Sort { get; internal set; }

    /// <summary>How many entries to show or delete at most, or null.</summary>
    public int? Limit { get; internal set; }

    /// <summary>The columns to show, or null.</summary>
    public IReadOnlyList<string>? Columns { get; internal set; }

    /// <summary>The words that belong to no option.</summary>
    public IReadOnlyList<string> StrayWords { get; internal set; } = [];

    /// <summary>Whether an option was given.</summary>
    public bool Has(OptionId option) => Options.Contains(option);
}
