// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>What the command line knows of a protocol.</summary>
/// <param name="Number">IP protocol number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Its options in the order in which they are examined.</param>
/// <param name="Options">All spellings of its options, with the general ones before.</param>
/// <param name="ReplyPair">The names of the reply pair in the message that asks for it.</param>
internal sealed record ProtocolSpec(
    byte Number,
    string Name,
    IReadOnlyList<ProtocolRow> Rows,
    ImmutableArray<OptionSpec> Options,
    (string Source, string Destination) ReplyPair)
{
    private static readonly ProtocolRow[] s_portRows =
    [
        new(OptionId.SourcePort, "sport", "ooppRR"),
        new(OptionId.DestinationPort, "dport", "ooppRR"),
        new(OptionId.ReplySourcePort, "reply-port-src", "oopp R"),
        new(OptionId.ReplyDestinationPort, "reply-port-dst", "oopp R"),
        new(OptionId.MaskSourcePort, "mask-port-src", "    R "),
        new(OptionId.MaskDestinationPort, "mask-port-dst", "    R "),
    ];

    private static readonly ProtocolRow[] s_tupleRows =
    [
        new(OptionId.TupleSourcePort, "tuple-port-src", "    R "),
        new(OptionId.TupleDestinationPort, "tuple-port-dst", "    R "),
    ];

    private static readonly ProtocolRow s_state = new(OptionId.State, "state", "ooRo  ");

    private static readonly ProtocolRow[] s_sctpRows =
    [
        new(OptionId.OriginalTag, "orig-vtag", " oRoR "),
        new(OptionId.ReplyTag, "reply-vtag", " oRoR "),
    ];

    private static readonly ProtocolRow s_role = new(OptionId.Role, "role", "  R R ");

    private static readonly ProtocolRow[] s_greRows =
    [
        new(OptionId.SourcePort, "srckey", "ooppRR"),
        new(OptionId.DestinationPort, "dstkey", "ooppRR"),
        new(OptionId.ReplySourcePort, "reply-key-src", "ooppRR"),
        new(OptionId.ReplyDestinationPort, "reply-key-dst", "ooppRR"),
        new(OptionId.MaskSourcePort, "mask-key-src", "    R "),
        new(OptionId.MaskDestinationPort, "mask-key-dst", "    R "),
        new(OptionId.TupleSourcePort, "tuple-key-src", "    R "),
        new(OptionId.TupleDestinationPort, "tuple-key-dst", "    R "),
    ];

    private static readonly (string, string) s_replyPair = ("reply-src-port", "reply-dst-port");

    /// <summary>The protocols that have options.</summary>
    public static IReadOnlyList<ProtocolSpec> All { get; } =
    [
        Create(IpProtocol.Tcp, "tcp", [.. s_portRows, s_state, .. s_tupleRows], s_replyPair),
        Create(IpProtocol.Udp, "udp", [.. s_portRows, .. s_tupleRows], s_replyPair),
        Create(IpProtocol.UdpLite, "udplite", [.. s_portRows, .. s_tupleRows], s_replyPair),
        Create(IpProtocol.Sctp, "sctp", [.. s_portRows, s_state, .. s_tupleRows, .. s_sctpRows], s_replyPair),
        Create(
            IpProtocol.Dccp, "dccp", [.. s_portRows, s_state, .. s_tupleRows, s_role], ("reply-port-src", "report-port-dst")),
        Create(IpProtocol.Icmp, "icmp", IcmpRows("icmp"), s_replyPair),
        Create(IpProtocol.IcmpV6, "icmpv6", IcmpRows("icmpv6"), s_replyPair),
        Create(IpProtocol.Gre, "gre", s_greRows, ("reply-src-key", "reply-dst-key")),
    ];

    private static ProtocolRow[] IcmpRows(string name) =>
    [
        new(OptionId.IcmpType, $"{name}-type", "ooRR  "),
        new(OptionId.IcmpCode, $"{name}-code", "ooRR  "),
        new(OptionId.IcmpId, $"{name}-id", "oooo  "),
    ];

    private static ProtocolSpec Create(byte number, string name, ProtocolRow[] rows, (string, string) replyPair)
    {
        IEnumerable<OptionSpec> options = rows.SelectMany(Spellings);
        return new ProtocolSpec(number, name, rows, [.. OptionTable.General, .. options], replyPair);
    }

    private static IEnumerable<OptionSpec> Spellings(ProtocolRow row)
    {
        yield return new OptionSpec(row.Name, '\0', ArgumentKind.Required, row.Option);
        string? second = row.Name switch
        {
            "sport" => "orig-port-src",
            "dport" => "orig-port-dst",
            "srckey" => "orig-key-src",
            "dstkey" => "orig-key-dst",
            _ => null,
        };
        if (second is not null)
        {
            yield return new OptionSpec(second, '\0', ArgumentKind.Required, row.Option);
        }
    }
}
