// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Which flows a dump selects by one of their directions; every part that is given must be equal.</summary>
public readonly record struct ConntrackTupleFilter
{
    /// <summary>Source address.</summary>
    public NetAddress? Source { get; init; }

    /// <summary>Destination address.</summary>
    public NetAddress? Destination { get; init; }

    /// <summary>IP protocol number.</summary>
    public byte? Protocol { get; init; }

    /// <summary>Source port (or GRE key) in host byte order; needs <see cref="Protocol"/>.</summary>
    public ushort? SourcePort { get; init; }

    /// <summary>Destination port (or GRE key) in host byte order; needs <see cref="Protocol"/>.</summary>
    public ushort? DestinationPort { get; init; }

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => this == default;

    /// <summary>Whether the kernel can compare all of it: ports only together with a protocol that has them.</summary>
    internal bool IsSent => (SourcePort is null && DestinationPort is null)
        || (Protocol is { } protocol && TupleFields.HasPorts(protocol));

    internal bool Matches(in ConntrackTuple tuple) =>
        (Source is not { } source || source == tuple.Source)
        && (Destination is not { } destination || destination == tuple.Destination)
        && (Protocol is not { } protocol || protocol == tuple.Protocol)
        && (SourcePort is not { } sourcePort || sourcePort == tuple.SourcePort)
        && (DestinationPort is not { } destinationPort || destinationPort == tuple.DestinationPort);
}
