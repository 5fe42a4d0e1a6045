// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>An address and the bits of it that count.</summary>
internal readonly struct AddressSelector
{
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly ulong _highMask;
    private readonly ulong _lowMask;

    /// <summary>Makes a selector.</summary>
    /// <param name="address">The address; null selects every one.</param>
    /// <param name="mask">The bits that count; null for all.</param>
    public AddressSelector(NetAddress? address, NetAddress? mask)
    {
        if (address is { } wanted)
        {
            _highMask = mask?.High ?? ulong.MaxValue;
            _lowMask = mask?.Low ?? ulong.MaxValue;
            _high = wanted.High & _highMask;
            _low = wanted.Low & _lowMask;
        }
    }

    /// <summary>Whether an address of the same family is selected.</summary>
    public bool Matches(NetAddress address) =>
        (address.High & _highMask) == _high && (address.Low & _lowMask) == _low;
}
