// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Rules.Nft;

/// <summary>The ports that elements of one layer take between the same networks. For use by one thread.</summary>
internal sealed class PortArea
{
    // Ascending and apart from each other. Nearly all elements take every source port and so fall into it.
    private readonly List<PortRange> _fromEveryPort = [];
    private readonly List<(PortRange Source, PortRange Destination)> _others = [];

    /// <summary>Whether an element takes ports that are taken already.</summary>
    public bool Overlaps(NftElement element)
    {
        int next = FirstNotBelow(element.DestinationPorts.First);
        if (next < _fromEveryPort.Count && _fromEveryPort[next].First <= element.DestinationPorts.Last)
        {
            return true;
        }

        foreach ((PortRange source, PortRange destination) in _others)
        {
            if (Overlaps(source, element.SourcePorts) && Overlaps(destination, element.DestinationPorts))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the ports of an element; others may have them already.</summary>
    public void Add(NftElement element)
    {
        if (element.SourcePorts != NftElement.EveryPort)
        {
            _others.Add((element.SourcePorts, element.DestinationPorts));
            return;
        }

        ushort first = element.DestinationPorts.First;
        ushort last = element.DestinationPorts.Last;
        int start = FirstNotBelow(first);
        int end = start;
        for (; end < _fromEveryPort.Count && _fromEveryPort[end].First <= last; end++)
        {
            first = ushort.Min(first, _fromEveryPort[end].First);
            last = ushort.Max(last, _fromEveryPort[end].Last);
        }

        _fromEveryPort.RemoveRange(start, end - start);
        _fromEveryPort.Insert(start, new PortRange(first, last));
    }

    private static bool Overlaps(PortRange left, PortRange right) =>
        left.First <= right.Last && right.First <= left.Last;

    // The first range that ends at a port or above it.
    private int FirstNotBelow(ushort port)
    {
        int low = 0;
        int high = _fromEveryPort.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_fromEveryPort[middle].Last < port)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
