// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>Which address families an end of a communication has.</summary>
internal static class EndpointFamilies
{
    /// <summary>The families of an end; both for anything, and for what is outside and has no addresses.</summary>
    public static AddressFamilies Of(Endpoint end, InventoryModel model) =>
        EndNetworks.Of(end, model).Aggregate(
            AddressFamilies.None,
            (families, network) => families | Of(network));

    /// <summary>The family of a network.</summary>
    public static AddressFamilies Of(EndNetwork network) =>
        network.Prefix.IsIPv6 ? AddressFamilies.IPv6 : AddressFamilies.IPv4;
}
