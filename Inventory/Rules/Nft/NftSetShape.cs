// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Rules.Nft;

/// <summary>Of which fields the elements of a set consist. Immutable.</summary>
/// <param name="Direction">The chain that asks the set.</param>
/// <param name="Family">The family of its addresses.</param>
/// <param name="Kind">What follows the addresses.</param>
/// <param name="IsByDevice">Whether the elements begin with a network device.</param>
internal readonly record struct NftSetShape(RuleDirection Direction, RuleFamily Family, NftSetKind Kind, bool IsByDevice)
{
    /// <summary>The most fields of one element: nft packs their types into 32 bits, 6 each (nftables 1.0.6).</summary>
    private const int MaximumFields = 5;

    /// <summary>The name, without the number of a layer.</summary>
    public string Name
    {
        get
        {
            string direction = Direction switch { RuleDirection.In => "in", RuleDirection.Out => "out", _ => "fwd" };
            string kind = Kind switch
            {
                NftSetKind.SourcePorts => "-sport",
                NftSetKind.IcmpCode => "-icmp-code",
                NftSetKind.Icmp => "-icmp",
                NftSetKind.Protocol => "-proto",
                _ => "",
            };
            return $"{direction}{(Family == RuleFamily.IPv6 ? 6 : 4)}{kind}{(IsByDevice ? "-dev" : "")}";
        }
    }

    /// <summary>The fields as nft names them, joined by dots.</summary>
    public string Fields => string.Join(" . ", FieldNames);

    private string[] FieldNames
    {
        get
        {
            string address = Family == RuleFamily.IPv6 ? "ip6" : "ip";
            string icmp = Family == RuleFamily.IPv6 ? "icmpv6" : "icmp";
            string[] rest = Kind switch
            {
                NftSetKind.SourcePorts => ["meta l4proto", "th sport", "th dport"],
                NftSetKind.Ports => ["meta l4proto", "th dport"],
                NftSetKind.IcmpCode => [$"{icmp} type", $"{icmp} code"],
                NftSetKind.Icmp => [$"{icmp} type"],
                _ => ["meta l4proto"],
            };
            string[] device = IsByDevice ? [Direction == RuleDirection.Out ? "oifname" : "iifname"] : [];
            return [.. device, $"{address} saddr", $"{address} daddr", .. rest];
        }
    }

    /// <summary>
    /// The shape of the set that permits some traffic; null where no set can say it: a limit or a log entry belongs to a
    /// rule, and a device with the ports of both sides has too many fields.
    /// </summary>
    public static NftSetShape? Of(RuleDirection direction, PermittedTraffic permitted)
    {
        var shape = new NftSetShape(
            direction, permitted.Family, KindOf(permitted.Traffic), permitted.Device.Length > 0);
        return permitted.Log || permitted.Rate is not null || shape.FieldNames.Length > MaximumFields ? null : shape;
    }

    private static NftSetKind KindOf(TrafficClass traffic) => traffic switch
    {
        { IcmpCode: not null } => NftSetKind.IcmpCode,
        { IcmpType: not null } => NftSetKind.Icmp,
        { SourcePorts.IsAny: false } => NftSetKind.SourcePorts,
        { DestinationPorts.IsAny: false } => NftSetKind.Ports,
        _ => NftSetKind.Protocol,
    };
}
