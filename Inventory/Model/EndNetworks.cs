// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract.Net;

namespace Inventory.Model;

/// <summary>The networks that an end of a communication stands for.</summary>
internal static class EndNetworks
{
    private static readonly EndNetwork[] s_any =
        [new(IpPrefix.FromIPv4(0, 0), 0, ""), new(IpPrefix.FromIPv6(0, 0), 0, "")];

    /// <summary>The networks of both families; those of a group are those of its members.</summary>
    public static IReadOnlyList<EndNetwork> Of(Endpoint end, InventoryModel model)
    {
        var networks = new List<EndNetwork>();
        switch (end.Kind)
        {
            case EndpointKind.Any:
                return s_any;
            case EndpointKind.Interface when model.Interfaces.TryGetValue(end.Id, out Interface? one):
                AddInterface(one, model, networks);
                break;
            case EndpointKind.Entity:
                AddEntity(end.Id, model, networks, []);
                break;
        }

        return networks;
    }

    private static void AddEntity(long id, InventoryModel model, List<EndNetwork> networks, HashSet<long> seen)
    {
        if (!seen.Add(id) || !model.Entities.TryGetValue(id, out Entity? entity))
        {
            return;
        }

        int before = networks.Count;
        foreach (long member in entity.Members)
        {
            AddEntity(member, model, networks, seen);
        }

        foreach (Interface one in model.InterfacesOf(id))
        {
            AddInterface(one, model, networks);
        }

        // What is outside may have no addresses that anybody knows; a machine without addresses is nothing.
        if (networks.Count == before && entity.Kind is EntityKind.Any or EntityKind.External)
        {
            networks.AddRange(s_any);
        }
    }

    private static void AddInterface(Interface one, InventoryModel model, List<EndNetwork> networks)
    {
        foreach (InterfaceAddress address in model.AddressesOf(one.Id))
        {
            networks.Add(new EndNetwork(address.Matched, one.Entity, one.Device));
        }
    }
}
