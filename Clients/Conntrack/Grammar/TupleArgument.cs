// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>What the command line says of one direction; what is null was not given.</summary>
/// <param name="Source">Source address.</param>
/// <param name="Destination">Destination address.</param>
/// <param name="SourcePort">Source port or GRE key.</param>
/// <param name="DestinationPort">Destination port or GRE key.</param>
internal readonly record struct TupleArgument(
    NetAddress? Source, NetAddress? Destination, ushort? SourcePort, ushort? DestinationPort)
{
    /// <summary>Whether it has both addresses.</summary>
    public bool HasAddresses => Source is not null && Destination is not null;

    /// <summary>Whether it has both ports.</summary>
    public bool HasPorts => SourcePort is not null && DestinationPort is not null;
}
