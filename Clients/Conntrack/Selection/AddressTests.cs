// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Contract.Filters;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>Conditions on addresses; entries of the other family meet none.</summary>
internal static class AddressTests
{
    /// <summary>Makes a condition.</summary>
    public static EntryTest Of(FilterAddress address)
    {
        IpPrefix prefix = address.Prefix;
        byte family = prefix.IsIPv6 ? AddressArgument.IPv6 : AddressArgument.IPv4;
        var selector = new AddressSelector(NetAddress.From(prefix.Network), AddressArgument.MaskOf(prefix.Length, family));
        EntryTest test = OnSide(address.Side, selector);
        return (in record, extras) => record.Family == family && test(record, extras);
    }

    private static EntryTest OnSide(AddressSide side, AddressSelector selector) => side switch
    {
        AddressSide.Source => (in r, _) => selector.Matches(r.OriginalSource),
        AddressSide.Destination => (in r, _) => selector.Matches(r.OriginalDestination),
        AddressSide.ReplySource => (in r, _) => selector.Matches(r.ReplySource),
        AddressSide.ReplyDestination => (in r, _) => selector.Matches(r.ReplyDestination),
        AddressSide.Gateway => (in r, _) =>
            (NatSelector.DiffersInSource(r) && selector.Matches(r.ReplyDestination))
            || (NatSelector.DiffersInDestination(r) && selector.Matches(r.ReplySource)),
        _ => (in r, _) => selector.Matches(r.OriginalSource) || selector.Matches(r.OriginalDestination),
    };
}
