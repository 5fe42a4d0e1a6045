// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Contract.Net;

namespace Inventory.Rules.Nft;

/// <summary>Which of some networks of one family contain which. Immutable.</summary>
internal sealed class PrefixChains
{
    private readonly Dictionary<IpPrefix, int> _numbers = [];
    private readonly int[][] _chains;

    /// <summary>Numbers networks and finds those around each.</summary>
    /// <param name="networks">The networks, all of one family; some may be equal.</param>
    public PrefixChains(IEnumerable<IpPrefix> networks)
    {
        foreach (IpPrefix network in networks)
        {
            _numbers.TryAdd(network, _numbers.Count);
        }

        int[] lengths = [.. _numbers.Keys.Select(network => network.Length).Distinct()];
        _chains = [.. _numbers.Keys.Select(network => ChainOf(network, lengths))];
    }

    /// <summary>The number of a network.</summary>
    public int NumberOf(IpPrefix network) => _numbers[network];

    /// <summary>The numbers of a network and of all that contain it.</summary>
    /// <param name="number">The number of the network.</param>
    public int[] ChainOf(int number) => _chains[number];

    private int[] ChainOf(IpPrefix network, int[] lengths)
    {
        var chain = new List<int>();
        foreach (int length in lengths)
        {
            if (length <= network.Length && _numbers.TryGetValue(Shorten(network, length), out int number))
            {
                chain.Add(number);
            }
        }

        return [.. chain];
    }

    private static IpPrefix Shorten(IpPrefix network, int length) => network.IsIPv6
        ? IpPrefix.FromIPv6(network.IPv6Network, length)
        : IpPrefix.FromIPv4(network.IPv4Network, length);
}
