// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>An address of the command line, or a network of them.</summary>
/// <param name="Address">The address.</param>
/// <param name="Mask">The bits of it that count; null for all.</param>
/// <param name="Family">2 (IPv4) or 10 (IPv6).</param>
internal readonly record struct NetworkArgument(NetAddress Address, NetAddress? Mask, byte Family)
{
    /// <summary>Reads an address, which a slash and the length of its prefix may follow.</summary>
    public static bool TryParse(string text, out NetworkArgument network)
    {
        network = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!AddressArgument.TryParse(slash < 0 ? text : text.AsSpan(0, slash), out AddressArgument address))
        {
            return false;
        }

        NetAddress? mask = null;
        if (slash >= 0)
        {
            int longest = address.Family == AddressArgument.IPv4 ? 32 : 128;
            if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                || length > longest)
            {
                return false;
            }

            mask = AddressArgument.MaskOf(length, address.Family);
        }

        network = new NetworkArgument(address.Address, mask, address.Family);
        return true;
    }
}
