// SPDX-License-Identifier: GPL-2.0-or-later
using Localization;

namespace Inventory.Rules.Nft;

/// <summary>What nft cannot say. It must be refused: a rule that never matches looks like one that does.</summary>
internal static class NftConditions
{
    private const byte HopByHop = 0;
    private const byte Routing = 43;
    private const byte Fragment = 44;
    private const byte AuthenticationHeader = 51;
    private const byte DestinationOptions = 60;

    /// <summary>What is wrong, as a sentence; null when a rule or an element can say it.</summary>
    public static string? FindProblem(PermittedTraffic permitted) =>
        (permitted.Traffic.Protocol, permitted.Family) switch
        {
            // The kernel looks past them for the protocol of a packet (nft_set_pktinfo_ipv6, ipv6_find_hdr).
            (HopByHop or Routing or Fragment or AuthenticationHeader or DestinationOptions, RuleFamily.IPv6) =>
                Messages.Format($"nft has no match for the extension header {permitted.Traffic.Protocol} of IPv6."),
            _ => null,
        };
}
