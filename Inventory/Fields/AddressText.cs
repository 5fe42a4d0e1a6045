// SPDX-License-Identifier: GPL-2.0-or-later
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Contract.Net;

namespace Inventory.Fields;

/// <summary>Addresses as people write them, and nothing else that .NET would read as one.</summary>
internal static class AddressText
{
    /// <summary>Reads a dotted quad or IPv6 text; no octal, no scopes, no brackets, no short forms of IPv4.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        if (text.Contains('/', System.StringComparison.Ordinal) || !IpPrefix.TryParse(text, out IpPrefix prefix))
        {
            return false;
        }

        address = prefix.Network;
        return true;
    }
}
