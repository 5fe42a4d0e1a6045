// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Sockets;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>A prefix in the form in which a row's addresses are compared: two numbers and their masks.</summary>
internal readonly record struct AddressMatch(byte Family, ulong High, ulong Low, ulong HighMask, ulong LowMask)
{
    /// <summary>Takes a prefix apart.</summary>
    public static AddressMatch Of(IpPrefix prefix) => Of(prefix.Network, prefix.Length);

    /// <summary>Takes a network apart.</summary>
    /// <param name="address">Its address; bits after the length do not matter.</param>
    /// <param name="length">Its prefix length.</param>
    public static AddressMatch Of(IPAddress address, int length)
    {
        NetAddress bits = NetAddress.From(address);
        ulong high = Mask(Math.Min(length, 64));
        ulong low = Mask(Math.Max(length - 64, 0));
        byte family = address.AddressFamily == AddressFamily.InterNetwork ? AddressFamilies.IPv4 : AddressFamilies.IPv6;
        return new(family, bits.High & high, bits.Low & low, high, low);
    }

    /// <summary>Whether an address of a family lies in the prefix.</summary>
    public bool Covers(in NetAddress address, byte family) =>
        (address.High & HighMask) == High && family == Family && (address.Low & LowMask) == Low;

    private static ulong Mask(int bits) => bits == 0 ? 0 : ulong.MaxValue << (64 - bits);
}
