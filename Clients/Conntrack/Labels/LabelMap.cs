// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Text;

namespace Conntrack.Labels;

/// <summary>The names of connection labels, as connlabel.conf gives them. Immutable.</summary>
internal sealed class LabelMap
{
    /// <summary>Where the names stand unless <c>--labelmap</c> says otherwise.</summary>
    public const string DefaultPath = "/etc/xtables/connlabel.conf";

    /// <summary>Bits that a name may be given to; the kernel keeps the first 128.</summary>
    public const int BitCount = 1024;

    private readonly byte[]?[] _names = new byte[]?[BitCount];
    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    /// <summary>Makes a map. The first one of a repeated bit or name counts.</summary>
    /// <param name="labels">Bits and their names.</param>
    public LabelMap(IEnumerable<(int Bit, string Name)> labels)
    {
        foreach ((int bit, string name) in labels)
        {
            if (_names[bit] is null && _bits.TryAdd(name, bit))
            {
                _names[bit] = Encoding.UTF8.GetBytes(name);
            }
        }
    }

    /// <summary>The name of a bit in UTF-8; empty if it has none.</summary>
    /// <param name="bit">0 to 1023.</param>
    public ReadOnlySpan<byte> NameOf(int bit) => _names[bit];

    /// <summary>Finds the bit of a name.</summary>
    /// <param name="name">The name, in its exact case.</param>
    /// <param name="bit">The bit when found.</param>
    public bool TryGetBit(string name, out int bit) => _bits.TryGetValue(name, out bit);
}
