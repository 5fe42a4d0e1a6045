// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Net;
using Contract;
using Contract.Net;
using Contract.Records;

namespace Pyctl.Connections;

/// <summary>The parts of a connection, put together for people.</summary>
/// <param name="services">Names of ports; null for numbers.</param>
internal sealed class RowText(PortNames? services)
{
    private const long SeenReply = 1 << 1;
    private const long Assured = 1 << 2;

    /// <summary>Who opened it.</summary>
    public static string Source(ConnectionRow row) => End(row.OriginalSource, row.GetNumber(RowField.OriginalPortSource));

    /// <summary>
    /// What address translation put in: for the source after <c>as</c>, for the destination after <c>to</c>.
    /// </summary>
    public static string? Translation(ConnectionRow row)
    {
        string source = Difference(
            "as ",
            row.OriginalSource,
            row.GetNumber(RowField.OriginalPortSource),
            row.ReplyDestination,
            row.GetNumber(RowField.ReplyPortDestination));
        string destination = Difference(
            "to ",
            row.OriginalDestination,
            row.GetNumber(RowField.OriginalPortDestination),
            row.ReplySource,
            row.GetNumber(RowField.ReplyPortSource));
        string both = $"{source} {destination}".Trim();
        return both.Length == 0 ? null : both;
    }

    /// <summary>Protocol and original direction in one line, as the daemon's previews have it.</summary>
    public static string Summary(ConnectionRow row) =>
        $"{Protocol(row)} {Source(row)}->{new RowText(null).Destination(row)}";

    /// <summary>The protocol's name or number.</summary>
    public static string? Protocol(ConnectionRow row) => row.Protocol is { } number ? ProtocolNames.NameOf(number) : null;

    /// <summary>TCP's state; for others whether an answer was seen.</summary>
    public static string? State(ConnectionRow row)
    {
        long? status = row.GetNumber(RowField.Status);
        return IsUnreplied(row) ? "UNREPLIED"
            : row.GetText(RowField.TcpState) is { } state ? state
            : status is null ? null
            : (status & Assured) != 0 ? "ASSURED"
            : "REPLIED";
    }

    /// <summary>Whether no answer was seen.</summary>
    public static bool IsUnreplied(ConnectionRow row) =>
        row.GetNumber(RowField.Status) is { } status && (status & SeenReply) == 0;

    /// <summary>The sum of both directions; null where neither is known.</summary>
    public static long? Sum(ConnectionRow row, RowField original, RowField reply)
    {
        long? first = row.GetNumber(original);
        long? second = row.GetNumber(reply);
        return first is null && second is null ? null : (first ?? 0) + (second ?? 0);
    }

    /// <summary>Whom it asked for; ICMP by type and code.</summary>
    public string Destination(ConnectionRow row)
    {
        if (row.GetNumber(RowField.IcmpType) is { } type)
        {
            return FormattableString.Invariant(
                $"{row.OriginalDestination} {type}/{row.GetNumber(RowField.IcmpCode) ?? 0}");
        }

        long? port = row.GetNumber(RowField.OriginalPortDestination);
        return port is >= 0 and <= ushort.MaxValue && row.Protocol is { } protocol &&
            services is not null && services.TryGetName(protocol, (ushort)port, out string? name)
            ? $"{Address(row.OriginalDestination, isBracketed: true)}:{name}"
            : End(row.OriginalDestination, port);
    }

    private static string Difference(
        string word, IPAddress? before, long? portBefore, IPAddress? after, long? portAfter) =>
        after is null || (after.Equals(before) && portAfter == portBefore) ? "" : word + End(after, portAfter);

    private static string End(IPAddress? address, long? port) => port is null
        ? Address(address, isBracketed: false)
        : $"{Address(address, isBracketed: true)}:{port.Value.ToString(CultureInfo.InvariantCulture)}";

    private static string Address(IPAddress? address, bool isBracketed)
    {
        string text = address?.ToString() ?? "?";
        return isBracketed && text.Contains(':', StringComparison.Ordinal) ? $"[{text}]" : text;
    }
}
