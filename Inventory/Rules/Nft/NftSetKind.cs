// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules.Nft;

/// <summary>What the elements of a set say beyond the two addresses, the narrowest first.</summary>
internal enum NftSetKind
{
    /// <summary>A protocol with the ports of both sides.</summary>
    SourcePorts = 0,

    /// <summary>A protocol with the ports of the server's side.</summary>
    Ports,

    /// <summary>An ICMP type with its code.</summary>
    IcmpCode,

    /// <summary>An ICMP type.</summary>
    Icmp,

    /// <summary>A protocol alone.</summary>
    Protocol,
}
