// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using Contract.Net;
using Inventory.Model;

namespace Inventory.Matching;

/// <summary>
/// Finds who has an address, by the longest prefix: all addresses of a model, as sorted segments that do not overlap. A
/// lookup is one binary search, and allocates nothing. Immutable; safe to use from any thread.
/// </summary>
public sealed class AddressIndex
{
    private readonly PrefixIndex _prefixes;
    private readonly AddressOwner[] _owners;
    private readonly int[] _firstOwners;

    private AddressIndex(AddressOwner[] owners)
    {
        _prefixes = PrefixIndex.Of(owners.Select(owner => owner.Prefix));
        _owners = owners;
        _firstOwners = new int[_prefixes.Count + 1];
        int[] nodes = [.. owners.Select(owner => _prefixes.Find(owner.Prefix))];
        Array.Sort(nodes, _owners);
        foreach (int node in nodes)
        {
            _firstOwners[node + 1]++;
        }

        for (int node = 0; node < _prefixes.Count; node++)
        {
            _firstOwners[node + 1] += _firstOwners[node];
            _owners.AsSpan(_firstOwners[node].._firstOwners[node + 1])
                .Sort((left, right) => (left.Entity, left.Interface).CompareTo((right.Entity, right.Interface)));
        }
    }

    /// <summary>Makes the index of all projects of a model.</summary>
    public static AddressIndex Of(InventoryModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new AddressIndex([.. model.Addresses.Values.Select(address => OwnerOf(address, model))]);
    }

    /// <summary>Who has an address; of a host it is the address itself, of others what is in their networks.</summary>
    /// <param name="address">An IPv4 or IPv6 address; IPv4 that is mapped into IPv6 is taken as IPv6.</param>
    public AddressOwners Find(IPAddress address) => new(this, _prefixes.Find(IpPrefix.FromAddress(address)));

    /// <summary>Who has an IPv4 address.</summary>
    /// <param name="address">The address in host order.</param>
    public AddressOwners FindIPv4(uint address) => new(this, _prefixes.Find(IpPrefix.FromIPv4(address)));

    /// <summary>Who has an IPv6 address.</summary>
    /// <param name="address">The address, the first byte most significant.</param>
    public AddressOwners FindIPv6(UInt128 address) => new(this, _prefixes.Find(IpPrefix.FromIPv6(address)));

    internal int ParentOf(int node) => _prefixes.ParentOf(node);

    internal int CountAt(int node) => _firstOwners[node + 1] - _firstOwners[node];

    internal AddressOwner OwnerAt(int node, int place) => _owners[_firstOwners[node] + place];

    private static AddressOwner OwnerOf(InterfaceAddress address, InventoryModel model) =>
        new(model.Interfaces[address.Interface].Entity, address.Interface, address.Matched);
}
