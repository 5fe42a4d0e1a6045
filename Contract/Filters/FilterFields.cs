// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;
using System.Linq;
using Contract.Net;
using Localization;

namespace Contract.Filters;

/// <summary>The words that conditions begin with: what a front end completes and explains. Immutable.</summary>
public static class FilterFields
{
    private static readonly ImmutableArray<FilterFieldInfo> s_words =
    [
        new("src", "src 10.0.0.0/8", Messages.Get("who opened the connection; also: src port, src ~")),
        new("dst", "dst port 443", Messages.Get("whom it asked for; also: dst host, dst ~")),
        new("gw", "gw 203.0.113.7", Messages.Get("the address or port that translation put in")),
        new("reply", "reply src 10.0.0.80", Messages.Get("the source or destination of the reply direction")),
        new("orig", "orig dst 192.0.2.1", Messages.Get("the source or destination of the original direction")),
        new("host", "host 10.0.0.1", Messages.Get("source or destination address; host ~ looks at names")),
        new("net", "net 10/8", Messages.Get("source or destination network")),
        new("port", "port { 80, 443, 8000-8100 }", Messages.Get("source or destination port, or service")),
        new("proto", "proto { tcp, udp }", Messages.Get("IP protocol")),
        new("ip", "ip", Messages.Get("IPv4 connections")),
        new("ip6", "ip6", Messages.Get("IPv6 connections")),
        new("state", "state established", Messages.Get("new, established, related, closing, or a TCP state")),
        new("tcpstate", "tcpstate SYN_SENT", Messages.Get("TCP state")),
        new("class", "class snat", Messages.Get("snat, dnat, nat, local or routed")),
        new("snat", "snat", Messages.Get("the source is translated")),
        new("dnat", "dnat", Messages.Get("the destination is translated")),
        new("nat", "nat", Messages.Get("the source or the destination is translated")),
        new("local", "local", Messages.Get("not translated, one end is this machine")),
        new("routed", "routed", Messages.Get("not translated, both ends are elsewhere")),
        new("assured", "assured", Messages.Get("not dropped early when the table is full")),
        new("unreplied", "unreplied", Messages.Get("no answer was seen")),
        new("seen_reply", "seen_reply", Messages.Get("an answer was seen")),
        new("offload", "offload", Messages.Get("handled by a flow table")),
        new("hw_offload", "hw_offload", Messages.Get("handled by a flow table in hardware")),
        new("fixed_timeout", "fixed_timeout", Messages.Get("the timeout no longer changes")),
        new("expected", "expected", Messages.Get("announced by a helper")),
        new("confirmed", "confirmed", Messages.Get("its first packet left the machine")),
        new("dying", "dying", Messages.Get("being removed")),
        new("user", "user alice", Messages.Get("the user's name or number")),
        new("helper", "helper ftp", Messages.Get("the helper's name")),
        new("label", "label 3", Messages.Get("one of the labels, by name or bit number")),
        new("has", "has timeout", Messages.Get("the connection has a value for the field")),
        new("all", "all", Messages.Get("every connection")),
    ];

    /// <summary>
    /// All words, without doubles: the language's own, quantities, protocols, then names of row fields.
    /// </summary>
    public static ImmutableArray<FilterFieldInfo> All { get; } =
    [
        .. s_words
            .Concat(FilterQuantities.All.Select(Describe))
            .Concat(ProtocolNames.All.OrderBy(protocol => protocol.Key).Select(
                protocol => new FilterFieldInfo(protocol.Value, protocol.Value, Messages.Get("the IP protocol"))))
            .Concat(RowFields.All.Select(Describe))
            .DistinctBy(field => field.Word),
    ];

    private static FilterFieldInfo Describe(FilterQuantityInfo quantity)
    {
        string value = FilterNumbers.Format(quantity.Unit, quantity.Unit == FilterUnit.Count ? 1_000_000 : 1);
        return new FilterFieldInfo(quantity.Name, $"{quantity.Name} >= {value}", quantity.Description);
    }

    private static FilterFieldInfo Describe(RowFieldInfo field)
    {
        string value = field.Field switch
        {
            RowField.OriginalL3Protocol or RowField.ReplyL3Protocol => "2",
            RowField.OriginalL4Protocol or RowField.ReplyL4Protocol => "tcp",
            RowField.OriginalIPv6Source or RowField.OriginalIPv6Destination or
                RowField.ReplyIPv6Source or RowField.ReplyIPv6Destination => "2001:db8::/32",
            RowField.TcpState => "ESTABLISHED",
            RowField.UserName => "alice",
            RowField.Helper => "ftp",
            _ when field.Kind == FieldKind.Address => "10.0.0.0/8",
            _ => "1",
        };
        return new FilterFieldInfo(field.Name, $"{field.Name} = {value}", Messages.Get("the field of the row"));
    }
}
