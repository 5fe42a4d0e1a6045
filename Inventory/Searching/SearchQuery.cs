// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Contract.Net;
using Inventory.Model;

namespace Inventory.Searching;

/// <summary>A query, read for all that it may mean: text, an address or a network, a port. Immutable.</summary>
internal sealed class SearchQuery
{
    private readonly string _text;
    private readonly IpPrefix? _network;
    private readonly byte? _protocol;
    private readonly ushort? _port;

    /// <summary>Reads a query.</summary>
    public SearchQuery(string query)
    {
        _text = query.Trim();
        _network = IpPrefix.TryParse(_text, out IpPrefix network) ? network : null;
        (_protocol, _port) = ReadPort(_text);
    }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>The field of a record that fits best; null where none does.</summary>
    public FieldMatch? FindBest(IRecord record, InventoryModel model)
    {
        FieldMatch? best = null;
        foreach (FieldMatch match in MatchesOf(record, model))
        {
            if (best is not { } one || (match.Rank, match.Detail).CompareTo((one.Rank, one.Detail)) < 0)
            {
                best = match;
            }
        }

        return best;
    }

    private IEnumerable<FieldMatch> MatchesOf(IRecord record, InventoryModel model) => record switch
    {
        Project one =>
        [
            .. Name(one.Name), .. Text("description", one.Description), .. Tags(one.Tags), .. Text("owner", one.Owner),
        ],
        Location one => [.. Name(one.Name), .. Text("description", one.Description)],
        Entity one => [.. Name(one.Name), .. Text("description", one.Description), .. Tags(one.Tags)],
        Interface one => [.. Name(one.Name), .. Text("description", one.Description)],
        InterfaceAddress one => Address(one),
        Service one => [.. Name(one.Name), .. Text("description", one.Description), .. Ports("entries", one.Entries)],
        Communication one =>
        [
            .. Text("description", one.Description), .. Text("ticket", one.Ticket), .. Text("owner", one.Owner),
            .. Ports("ports", model.TrafficOf(one)),
        ],
        _ => [],
    };

    private IEnumerable<FieldMatch> Name(string name) => TextMatch.RankOfName(name, _text) is { } rank
        ? [new FieldMatch(rank, "name", name)]
        : [];

    private IEnumerable<FieldMatch> Text(string field, string text) => TextMatch.FindSnippet(text, _text) is { } snippet
        ? [new FieldMatch(MatchRank.Text, field, snippet)]
        : [];

    private IEnumerable<FieldMatch> Tags(ValueList<string> tags) =>
        from tag in tags
        where tag.Contains(_text, StringComparison.OrdinalIgnoreCase)
        select new FieldMatch(tag.Length == _text.Length ? MatchRank.Close : MatchRank.Text, "tags", tag);

    private IEnumerable<FieldMatch> Address(InterfaceAddress one)
    {
        string written = string.Create(CultureInfo.InvariantCulture, $"{one.Address}/{one.PrefixLength}");
        if (_network is { } sought)
        {
            if (sought == IpPrefix.FromAddress(one.Address) || sought == one.Matched)
            {
                yield return new FieldMatch(MatchRank.Exact, "ip", written);
            }
            else if (one.Matched.Length < sought.Length && one.Matched.Contains(sought.Network))
            {
                yield return new FieldMatch(MatchRank.Close, "ip", written, -one.Matched.Length);
            }
            else if (sought.Contains(one.Address))
            {
                yield return new FieldMatch(MatchRank.Word, "ip", written);
            }
        }
        else if (written.StartsWith(_text, StringComparison.OrdinalIgnoreCase))
        {
            yield return new FieldMatch(MatchRank.Part, "ip", written);
        }
    }

    // Traffic of every port has no port that it could be found by.
    private IEnumerable<FieldMatch> Ports(string field, ValueList<TrafficClass> traffic) =>
        _port is not { } port
            ? []
            : from one in traffic
              where (_protocol is null || _protocol == one.Protocol) &&
                  !one.DestinationPorts.IsAny && one.DestinationPorts.Contains(port)
              select new FieldMatch(MatchRank.Port, field, one.ToString());

    // "22" or "tcp/22".
    private static (byte? Protocol, ushort? Port) ReadPort(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        byte? protocol = null;
        if (slash >= 0)
        {
            if (!ProtocolNames.TryParse(text[..slash].ToLowerInvariant(), out byte number))
            {
                return (null, null);
            }

            protocol = number;
        }

        return ushort.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            ? (protocol, port)
            : (null, null);
    }
}
