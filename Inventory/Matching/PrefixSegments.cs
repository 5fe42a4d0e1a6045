// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Contract.Net;

namespace Inventory.Matching;

/// <summary>
/// The addresses of one family, cut where a network begins or ends: each segment has the most specific network that
/// holds it. Immutable; safe to use from any thread.
/// </summary>
internal sealed class PrefixSegments
{
    private readonly UInt128[] _starts;
    private readonly int[] _nodes;

    private PrefixSegments(UInt128[] starts, int[] nodes)
    {
        _starts = starts;
        _nodes = nodes;
    }

    /// <summary>Cuts the addresses, and finds the parent of each network: the narrowest that holds it.</summary>
    /// <param name="prefixes">Networks by ascending address, those with shorter prefixes first, each once.</param>
    /// <param name="nodes">Which of them are of the family, and what they count from.</param>
    /// <param name="parents">Receives the parent of each; <see cref="PrefixIndex.None"/> where there is none.</param>
    public static PrefixSegments Of(IpPrefix[] prefixes, Range nodes, int[] parents)
    {
        (int first, int count) = nodes.GetOffsetAndLength(prefixes.Length);
        var cuts = new List<(UInt128 Start, int Node)>((2 * count) + 1) { (0, PrefixIndex.None) };
        int open = PrefixIndex.None;
        for (int node = first; node < first + count; node++)
        {
            UInt128 start = FirstOf(prefixes[node]);
            open = Close(open, start, prefixes, parents, cuts);
            parents[node] = open;
            open = node;
            Cut(cuts, start, node);
        }

        Close(open, UInt128.MaxValue, prefixes, parents, cuts);
        return new PrefixSegments([.. cuts.ConvertAll(cut => cut.Start)], [.. cuts.ConvertAll(cut => cut.Node)]);
    }

    /// <summary>The narrowest network that holds an address; <see cref="PrefixIndex.None"/> where none does.</summary>
    public int Find(UInt128 address)
    {
        int place = Array.BinarySearch(_starts, address);
        return _nodes[place >= 0 ? place : ~place - 1];
    }

    /// <summary>The first address of a network; that of IPv4 is a small number.</summary>
    public static UInt128 FirstOf(IpPrefix prefix) => prefix.IsIPv6 ? prefix.IPv6Network : prefix.IPv4Network;

    private static UInt128 LastOf(IpPrefix prefix) =>
        prefix.IsIPv6 ? prefix.IPv6Network | ~prefix.IPv6Mask : prefix.IPv4Network | ~prefix.IPv4Mask;

    // Networks nest or are apart, so those that an address lies beyond end from the innermost outwards.
    private static int Close(
        int open, UInt128 until, IpPrefix[] prefixes, int[] parents, List<(UInt128 Start, int Node)> cuts)
    {
        while (open != PrefixIndex.None && LastOf(prefixes[open]) < until)
        {
            Cut(cuts, LastOf(prefixes[open]) + 1, parents[open]);
            open = parents[open];
        }

        return open;
    }

    private static void Cut(List<(UInt128 Start, int Node)> cuts, UInt128 start, int node)
    {
        if (cuts[^1].Start == start)
        {
            cuts[^1] = (start, node);
            return;
        }

        cuts.Add((start, node));
    }
}
