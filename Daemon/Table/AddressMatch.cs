// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>A prefix in the form in which a row's addresses are compared: two numbers and their masks.</summary>
internal readonly record struct AddressMatch(byte Family, ulong High, ulong Low, ulong HighMask, ulong LowMask)
{
    /// <summary>Takes a prefix apart.</summary>
    public static AddressMatch Of(IpPrefix prefix)
    {
        NetAddress address = NetAddress.From(prefix.Network);
        ulong high = Mask(Math.Min(prefix.Length, 64));
        ulong low = Mask(Math.Max(prefix.Length - 64, 0));
        return new(prefix.IsIPv6 ? AddressFamilies.IPv6 : AddressFamilies.IPv4, address.High & high, address.Low & low, high, low);
    }

    /// <summary>Whether an address of a family lies in the prefix.</summary>
    public bool Covers(in NetAddress address, byte family) =>
        (address.High & HighMask) == High && family == Family && (address.Low & LowMask) == Low;

    private static ulong Mask(int bits) => bits == 0 ? 0 : ulong.MaxValue << (64 - bits);
}
