// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>Which address families an end of a communication has.</summary>
internal static class EndpointFamilies
{
    /// <summary>The families of an end; both for anything, and for what is outside and has no addresses.</summary>
    public static AddressFamilies Of(Endpoint end, InventoryModel model) => end.Kind switch
    {
        EndpointKind.Any => AddressFamilies.Both,
        EndpointKind.Interface => OfInterface(end.Id, model),
        _ => OfEntity(end.Id, model, []),
    };

    private static AddressFamilies OfEntity(long id, InventoryModel model, HashSet<long> seen)
    {
        if (!seen.Add(id) || !model.Entities.TryGetValue(id, out Entity? entity))
        {
            return AddressFamilies.None;
        }

        AddressFamilies families = AddressFamilies.None;
        foreach (long member in entity.Members)
        {
            families |= OfEntity(member, model, seen);
        }

        foreach (Interface one in model.InterfacesOf(id))
        {
            families |= OfInterface(one.Id, model);
        }

        bool standsForAll = entity.Kind is EntityKind.Any or EntityKind.External;
        return families == AddressFamilies.None && standsForAll ? AddressFamilies.Both : families;
    }

    private static AddressFamilies OfInterface(long id, InventoryModel model)
    {
        AddressFamilies families = AddressFamilies.None;
        foreach (InterfaceAddress address in model.AddressesOf(id))
        {
            families |= address.Matched.IsIPv6 ? AddressFamilies.IPv6 : AddressFamilies.IPv4;
        }

        return families;
    }
}
