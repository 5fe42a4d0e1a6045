// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Net;
using Inventory.Rules;

namespace Inventory.Matching;

/// <summary>
/// Networks of both families by number, each with the narrowest other one that holds it; so all networks that hold an
/// address or a network are found by one binary search and by following the parents. Immutable; safe to use from any
/// thread.
/// </summary>
internal sealed class PrefixIndex
{
    /// <summary>The number of no network.</summary>
    public const int None = -1;

    private readonly IpPrefix[] _prefixes;
    private readonly int[] _parents;
    private readonly PrefixSegments _ipv4;
    private readonly PrefixSegments _ipv6;

    private PrefixIndex(IpPrefix[] prefixes)
    {
        _prefixes = prefixes;
        _parents = new int[prefixes.Length];
        int ipv6 = Array.FindIndex(prefixes, prefix => prefix.IsIPv6);
        int border = ipv6 < 0 ? prefixes.Length : ipv6;
        _ipv4 = PrefixSegments.Of(prefixes, ..border, _parents);
        _ipv6 = PrefixSegments.Of(prefixes, border.., _parents);
    }

    /// <summary>How many networks there are; they are numbered from 0.</summary>
    public int Count => _prefixes.Length;

    /// <summary>The network with a number.</summary>
    public IpPrefix this[int node] => _prefixes[node];

    /// <summary>Makes an index of networks in any order; one that comes again counts once.</summary>
    public static PrefixIndex Of(IEnumerable<IpPrefix> prefixes) =>
        new([.. prefixes.Distinct().Order(PrefixOrder.Comparer)]);

    /// <summary>The number of the narrowest other network that holds one; <see cref="None"/> where none does.</summary>
    public int ParentOf(int node) => _parents[node];

    /// <summary>
    /// The number of the narrowest network that holds all of a network, which may be that one itself;
    /// <see cref="None"/> where none does.
    /// </summary>
    public int Find(IpPrefix network)
    {
        int node = (network.IsIPv6 ? _ipv6 : _ipv4).Find(PrefixSegments.FirstOf(network));
        while (node != None && _prefixes[node].Length > network.Length)
        {
            node = _parents[node];
        }

        return node;
    }
}
