// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using Localization;
using Pyctl.Connections;

namespace Pyctl.Grammar;

/// <summary>The words and options by which commands choose connections.</summary>
internal sealed class SelectionOptions
{
    private readonly Argument<string[]> _words;

    private readonly Option<string?> _filter = new("--filter", "-f")
    {
        Description = Messages.Get("The filter as one word, as in --filter 'tcp and dst port 443 and rate > 1M'."),
        HelpName = "FILTER",
    };

    private readonly Option<bool> _ipv4 = new("--ipv4", "-4") { Description = Messages.Get("Only IPv4.") };

    private readonly Option<bool> _ipv6 = new("--ipv6", "-6") { Description = Messages.Get("Only IPv6.") };

    private readonly Option<string?> _since = new("--since")
    {
        Description = Messages.Get("Only connections that began within this time (5m, 2h) or since this moment."),
        HelpName = "TIME",
    };

    /// <summary>Makes them.</summary>
    /// <param name="takesIds">Whether the words may be ids.</param>
    public SelectionOptions(bool takesIds)
    {
        _words = new Argument<string[]>(takesIds ? "FILTER|ID" : "FILTER")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = takesIds
                ? Messages.Get("A filter (pyctd-filter(7)), such as src 10.0.0.5 and tcp; ids of connections; or - for ids on "
                    + "standard input.")
                : Messages.Get("A filter (pyctd-filter(7)), such as dst port 443 and rate > 1M; quote what the shell reads."),
        };
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_words);
        foreach (Option option in (Option[])[_filter, _ipv4, _ipv6, _since])
        {
            command.Add(option);
        }
    }

    /// <summary>The filter; null for every connection.</summary>
    /// <exception cref="UsageException">It is no filter.</exception>
    public string? Filter(ParseResult result) =>
        ConnectionFilter.Compose(string.Join(' ', Words(result)), IpVersion(result), result.GetValue(_since));

    /// <summary>Which connections something is to be done to.</summary>
    /// <exception cref="UsageException">None are named, or it is no filter.</exception>
    public Selection Selection(ParseResult result) =>
        Connections.Selection.Parse(Words(result), IpVersion(result), result.GetValue(_since), Console.In);

    private string[] Words(ParseResult result)
    {
        string[] words = result.GetValue(_words) ?? [];
        if (result.GetValue(_filter) is not { } filter)
        {
            return words;
        }

        return words.Length == 0
            ? [filter]
            : throw new UsageException(Messages.Get("the filter is there twice: as words and after --filter"));
    }

    private int? IpVersion(ParseResult result) => (result.GetValue(_ipv4), result.GetValue(_ipv6)) switch
    {
        (true, true) => throw new UsageException(Messages.Get("-4 and -6 leave nothing")),
        (true, _) => 4,
        (_, true) => 6,
        _ => null,
    };
}
