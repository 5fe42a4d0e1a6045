// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;
using System.Linq;
using Contract.Net;
using Localization;

namespace Contract.Filters;

/// <summary>What a condition takes as its value, for messages and completion.</summary>
/// <param name="Name">What it is, for a value that is missing.</param>
/// <param name="Allowed">What it may be, for a value that is wrong.</param>
/// <param name="Words">The words that it may be; empty where these are no closed list.</param>
internal sealed record FilterValueKind(string Name, string Allowed, ImmutableArray<string> Words)
{
    public static readonly FilterValueKind Address = Of(Messages.Get("an address or network"));

    public static readonly FilterValueKind IPv4Address = Of(Messages.Get("an IPv4 address or network"));

    public static readonly FilterValueKind IPv6Address = Of(Messages.Get("an IPv6 address or network"));

    public static readonly FilterValueKind Port = Of(Messages.Get("a port"));

    public static readonly FilterValueKind Protocol = new(
        Messages.Get("a protocol"),
        Messages.Get("a protocol: a name such as tcp, or a number from 0 to 255"),
        [.. ProtocolNames.All.OrderBy(protocol => protocol.Key).Select(protocol => protocol.Value)]);

    public static readonly FilterValueKind Family = new(
        Messages.Get("a family"), Messages.Get("a family: 2 or ipv4, 10 or ipv6"), ["ipv4", "ipv6"]);

    public static readonly FilterValueKind State = new(
        Messages.Get("a state"),
        Messages.Get("a state: new, established, related, closing, or a TCP state such as TIME_WAIT"),
        FilterWords.States.AddRange(TcpStateNames.All));

    public static readonly FilterValueKind TcpState = new(
        Messages.Get("a TCP state"), Messages.Format(
            $"a TCP state: {string.Join(", ", TcpStateNames.All)}"), TcpStateNames.All);

    public static readonly FilterValueKind Class = new(
        Messages.Get("a class"), Messages.Get("a class: snat, dnat, nat, local or routed"), FilterWords.Classes);

    public static readonly FilterValueKind User = Of(Messages.Get("a user's name or number"));

    public static readonly FilterValueKind Text = Of(Messages.Get("a name"));

    public static readonly FilterValueKind Field = new(
        Messages.Get("a field"), Messages.Get("a field of the row"), [.. RowFields.All.Select(field => field.Name)]);

    public static readonly FilterValueKind Mask = Of(Messages.Get("a mark and a mask of 32 bits, such as 0x10/0xff"));

    /// <summary>A number of a unit.</summary>
    public static FilterValueKind Number(FilterUnit unit) => Of(FilterNumbers.Describe(unit));

    private static FilterValueKind Of(string name) => new(name, name, []);
}
