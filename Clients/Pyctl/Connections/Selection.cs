// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Localization;

namespace Pyctl.Connections;

/// <summary>
/// The connections that something is to be done to: by the ids of their rows, or by a filter. Immutable.
/// </summary>
/// <param name="Ids">The ids; null where it is a filter.</param>
/// <param name="Filter">The filter; null where it is ids.</param>
internal sealed record Selection(IReadOnlyList<int>? Ids, string? Filter)
{
    private const string StandardInput = "-";

    /// <summary>Reads a selection from words: ids, <c>-</c> for ids on standard input, or a filter.</summary>
    /// <param name="words">The words.</param>
    /// <param name="ipVersion">4 or 6 where a filter is narrowed to it.</param>
    /// <param name="since">How young the connections of a filter are.</param>
    /// <param name="input">Standard input.</param>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static Selection Parse(IReadOnlyList<string> words, int? ipVersion, string? since, TextReader input)
    {
        IReadOnlyList<string> ids = words is [StandardInput] ? ReadWords(input) : words;
        if (words is [StandardInput] || (words.Count > 0 && words.All(IsNumber)))
        {
            return ipVersion is null && since is null
                ? new Selection([.. ids.Select(ParseId)], null)
                : throw new UsageException(Messages.Get("-4, -6 and --since narrow a filter, and not ids"));
        }

        // "all" is every connection; nothing at all, as of an empty variable of a script, must not be.
        string expression = string.Join(' ', words);
        return !string.IsNullOrWhiteSpace(expression)
            ? new Selection(null, ConnectionFilter.Compose(expression, ipVersion, since))
            : throw new UsageException(Messages.Get(
                "say which connections: ids, - for ids on standard input, or a filter such as src 10.0.0.5"));
    }

    private static List<string> ReadWords(TextReader input) =>
        [.. input.ReadToEnd().Split([' ', '\t', '\r', '\n', ','], System.StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsNumber(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);

    private static int ParseId(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : throw new UsageException(Messages.Format($"{word} is not an id; ids are in the column ID of pyctl list"));
}
