// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Rules.Nft;

/// <summary>
/// Divides the elements of a set into layers without overlaps, because nft refuses some nested elements, depending on
/// their order and corners, and because the first layer that matches tells whose connection it was.
/// </summary>
/// <remarks>
/// A greedy colouring of the overlap graph, the most specific first: each element goes into the first layer where it
/// overlaps nothing. One that contains another overlaps all that kept the other out of the layers before, and so always
/// comes after it. The graph is never built: between two elements that overlap, the source of one contains that of the
/// other, and so does the destination, which leaves four cases, each an index over pairs of networks. An element costs
/// as many look-ups as networks contain its own, whatever the number of elements.
/// </remarks>
internal sealed class ElementLayers
{
    private readonly Dictionary<Pair, List<PortArea>> _index = [];
    private readonly Dictionary<NftElementKey, int> _keys = [];
    private readonly PrefixChains _sources;
    private readonly PrefixChains _destinations;

    private ElementLayers(IReadOnlyList<NftElement> elements)
    {
        _sources = new PrefixChains(elements.Select(element => element.Source));
        _destinations = new PrefixChains(elements.Select(element => element.Destination));
    }

    // Which end of the element that was put there is given: itself, or a network around it.
    private enum Relation
    {
        Both,
        Source,
        Destination,
        Neither,
    }

    /// <summary>Finds the layer of each element.</summary>
    /// <param name="elements">Elements of one family, no two equal.</param>
    /// <returns>The number of the layer for each, from 0, in the order of the elements.</returns>
    public static int[] Of(IReadOnlyList<NftElement> elements)
    {
        var layers = new ElementLayers(elements);
        int[] numbers = new int[elements.Count];
        IEnumerable<int> order = Enumerable.Range(0, elements.Count)
            .OrderByDescending(index => elements[index].PrefixBits)
            .ThenBy(index => elements[index].PortWidth);
        foreach (int index in order)
        {
            numbers[index] = layers.Place(elements[index]);
        }

        return numbers;
    }

    private int Place(NftElement element)
    {
        if (!_keys.TryGetValue(element.Key, out int key))
        {
            key = _keys.Count;
            _keys.Add(element.Key, key);
        }

        int source = _sources.NumberOf(element.Source);
        int destination = _destinations.NumberOf(element.Destination);
        var taken = new HashSet<int>();
        foreach (Pair pair in PairsToAsk(key, source, destination))
        {
            FindTaken(element, pair, taken);
        }

        int layer = 0;
        while (taken.Contains(layer))
        {
            layer++;
        }

        foreach (Pair pair in PairsToEnter(key, source, destination))
        {
            Enter(element, pair, layer);
        }

        return layer;
    }

    private void FindTaken(NftElement element, Pair pair, HashSet<int> taken)
    {
        if (!_index.TryGetValue(pair, out List<PortArea>? areas))
        {
            return;
        }

        for (int layer = 0; layer < areas.Count; layer++)
        {
            if (areas[layer].Overlaps(element))
            {
                taken.Add(layer);
            }
        }
    }

    private void Enter(NftElement element, Pair pair, int layer)
    {
        if (!_index.TryGetValue(pair, out List<PortArea>? areas))
        {
            areas = new List<PortArea>(capacity: 1);
            _index.Add(pair, areas);
        }

        while (areas.Count <= layer)
        {
            areas.Add(new PortArea());
        }

        areas[layer].Add(element);
    }

    // Where an element is found: by itself, and by the networks around one end or both.
    private IEnumerable<Pair> PairsToEnter(int key, int source, int destination)
    {
        yield return new Pair(Relation.Both, key, source, destination);
        foreach (int outer in _destinations.ChainOf(destination))
        {
            yield return new Pair(Relation.Source, key, source, outer);
        }

        foreach (int outer in _sources.ChainOf(source))
        {
            yield return new Pair(Relation.Destination, key, outer, destination);
            foreach (int other in _destinations.ChainOf(destination))
            {
                yield return new Pair(Relation.Neither, key, outer, other);
            }
        }
    }

    // The same four cases seen from the other side: where the elements that overlap this one were entered.
    private IEnumerable<Pair> PairsToAsk(int key, int source, int destination)
    {
        yield return new Pair(Relation.Neither, key, source, destination);
        foreach (int outer in _destinations.ChainOf(destination))
        {
            yield return new Pair(Relation.Destination, key, source, outer);
        }

        foreach (int outer in _sources.ChainOf(source))
        {
            yield return new Pair(Relation.Source, key, outer, destination);
            foreach (int other in _destinations.ChainOf(destination))
            {
                yield return new Pair(Relation.Both, key, outer, other);
            }
        }
    }

    private readonly record struct Pair(Relation Relation, int Key, int Source, int Destination);
}
