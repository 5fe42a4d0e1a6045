// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Contract.Net;

namespace Inventory.Model;

/// <summary>An address of an interface. Immutable.</summary>
public sealed record InterfaceAddress : IRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The id of its interface.</summary>
    public required long Interface { get; init; }

    /// <summary>The address: IPv4, or IPv6 that is no mapped IPv4.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The length of the network's prefix on the interface: 0 to 32, or to 128 for IPv6.</summary>
    public required int PrefixLength { get; init; }

    /// <summary>What it stands for in rules.</summary>
    public AddressMatch Match { get; init; }

    /// <summary>What it is to its interface.</summary>
    public AddressRole Role { get; init; }

    /// <summary>The id of the address that this one is translated to; null where none.</summary>
    public long? NatOf { get; init; }

    /// <summary>The network that the interface is in.</summary>
    public IpPrefix Network => Prefix(PrefixLength);

    /// <summary>What rules match: the address alone, or its network.</summary>
    public IpPrefix Matched => Match == AddressMatch.Network ? Network : IpPrefix.FromAddress(Address);

    /// <summary>Whether the address has bits beyond its prefix.</summary>
    public bool HasHostBits => !Network.Network.Equals(Address);

    private IpPrefix Prefix(int length)
    {
        IpPrefix whole = IpPrefix.FromAddress(Address);
        return whole.IsIPv6
            ? IpPrefix.FromIPv6(whole.IPv6Network, length)
            : IpPrefix.FromIPv4(whole.IPv4Network, length);
    }
}
