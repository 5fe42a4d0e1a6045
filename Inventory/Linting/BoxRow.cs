// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Linting;

/// <summary>Boxes of the same networks and protocol, which differ in their ports. Immutable.</summary>
internal sealed class BoxRow
{
    private readonly PermittedBox[] _boxes;
    private readonly long[] _keys;
    private readonly int[] _furthest;

    /// <summary>Makes a row of boxes in any order.</summary>
    public BoxRow(IEnumerable<PermittedBox> boxes)
    {
        _boxes = [.. boxes.OrderBy(box => box.First).ThenBy(box => box.Owner.Communication.Id)];
        _keys = [.. _boxes.Select((box, place) => KeyOf(box.First, place))];
        _furthest = new int[_boxes.Length];
        int furthest = -1;
        for (int place = 0; place < _boxes.Length; place++)
        {
            _furthest[place] = furthest = Math.Max(furthest, _boxes[place].Last);
        }
    }

    /// <summary>The boxes that have a port.</summary>
    public IEnumerable<PermittedBox> At(int port)
    {
        int after = Array.BinarySearch(_keys, KeyOf(port + 1, 0));
        for (int place = (after < 0 ? ~after : after) - 1; place >= 0 && _furthest[place] >= port; place--)
        {
            if (_boxes[place].Last >= port)
            {
                yield return _boxes[place];
            }
        }
    }

    // Unique and ascending, so that a search for the first of a port finds its place among equals.
    private static long KeyOf(int first, int place) => ((long)first << 32) | (uint)place;
}
