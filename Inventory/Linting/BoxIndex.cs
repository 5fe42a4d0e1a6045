// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Matching;

namespace Inventory.Linting;

/// <summary>
/// Finds the boxes that hold another, by its networks, the networks around these, and its protocol. Immutable.
/// </summary>
internal sealed class BoxIndex
{
    private readonly PrefixIndex _prefixes;
    private readonly Dictionary<(int Source, int Destination, byte Protocol), BoxRow> _rows;

    /// <summary>Makes an index of boxes whose networks are in an index of networks.</summary>
    public BoxIndex(IEnumerable<PermittedBox> boxes, PrefixIndex prefixes)
    {
        _prefixes = prefixes;
        _rows = boxes.GroupBy(KeyOf).ToDictionary(group => group.Key, group => new BoxRow(group));
    }

    /// <summary>The boxes that cover a port of a box, with the ports around it that they cover too.</summary>
    /// <param name="box">The box.</param>
    /// <param name="port">The port, or what stands for it.</param>
    public IEnumerable<PermittedBox> Covering(PermittedBox box, int port)
    {
        for (int source = box.Source.Node; source != PrefixIndex.None; source = _prefixes.ParentOf(source))
        {
            for (int to = box.Destination.Node; to != PrefixIndex.None; to = _prefixes.ParentOf(to))
            {
                if (!_rows.TryGetValue((source, to, box.Traffic.Protocol), out BoxRow? row))
                {
                    continue;
                }

                foreach (PermittedBox candidate in row.At(port))
                {
                    if (candidate.CoversAllButPorts(box))
                    {
                        yield return candidate;
                    }
                }
            }
        }
    }

    private static (int Source, int Destination, byte Protocol) KeyOf(PermittedBox box) =>
        (box.Source.Node, box.Destination.Node, box.Traffic.Protocol);
}
