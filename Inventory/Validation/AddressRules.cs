// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net.Sockets;
using Contract.Net;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for addresses.</summary>
internal static class AddressRules
{
    public static void Check(InterfaceAddress address, InventoryModel model, FindingList findings)
    {
        bool isIPv6 = address.Address.AddressFamily == AddressFamily.InterNetworkV6;
        if (address.Address.IsIPv4MappedToIPv6)
        {
            findings.Add(
                ValidationCodes.Family, "ip", $"{address.Address} is an IPv4 address in the clothes of IPv6; write it as IPv4.");
            return;
        }

        int longest = isIPv6 ? 128 : 32;
        if (address.PrefixLength < 0 || address.PrefixLength > longest)
        {
            findings.Add(
                ValidationCodes.Family, "prefix", $"A prefix of {address.PrefixLength} does not fit; 0 to {longest} are allowed.");
            return;
        }

        if (address.Match == AddressMatch.Network && address.HasHostBits)
        {
            findings.Add(
                ValidationCodes.HostBits,
                "ip",
                $"{address.Address}/{address.PrefixLength} has bits beyond its prefix; the network is {Cidr(address.Network)}.");
        }

        if (address.NatOf is { } other && model.Addresses[other].Address.AddressFamily != address.Address.AddressFamily)
        {
            findings.Add(
                ValidationCodes.Family, "nat_of", $"An address is translated to one of its own family only.");
        }
    }

    private static string Cidr(IpPrefix network) => $"{network.Network}/{network.Length}";
}
