// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using Contract.Net;

namespace Inventory.Rules.Nft;

/// <summary>Networks as nft reads them.</summary>
internal static class NftAddress
{
    /// <summary>The address alone when the network holds one, else with its length.</summary>
    public static string Of(IpPrefix network)
    {
        string text = network.ToString();
        return network.IsIPv6 && text.Contains('.', StringComparison.Ordinal) ? InHexadecimal(network) : text;
    }

    // The tail of an ISATAP address, which .NET writes as IPv4, is a syntax error to nft 1.0.6.
    private static string InHexadecimal(IpPrefix network)
    {
        UInt128 bits = network.IPv6Network;
        string address = string.Join(':', Enumerable.Range(0, 8)
            .Select(group => ((ushort)(bits >> (112 - (16 * group)))).ToString("x", CultureInfo.InvariantCulture)));
        return network.IsSingleAddress
            ? address
            : string.Create(CultureInfo.InvariantCulture, $"{address}/{network.Length}");
    }
}
