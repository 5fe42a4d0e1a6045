// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;

namespace Inventory.Rules;

/// <summary>Names of files made from names of records: they hold <c>a-z0-9._-</c>, and nothing that leads elsewhere.</summary>
public static class FileName
{
    private const int MaximumLength = 100;

    /// <summary>The name of a rule file.</summary>
    public static string Of(string entity, RuleFormat format) => Slug(entity) + Ending(format);

    /// <summary>What comes after the name of the entity.</summary>
    public static string Ending(RuleFormat format) => format switch
    {
        RuleFormat.Iptables => ".rules.v4",
        RuleFormat.Ip6tables => ".rules.v6",
        RuleFormat.Nft => ".nft",
        RuleFormat.Json => ".json",
        RuleFormat.Shell => ".sh",
        _ => "-iptables.conf",
    };

    /// <summary>Lower case, blanks as <c>_</c>, the other characters left out, no dot in front; never empty.</summary>
    public static string Slug(string name)
    {
        string kept = string.Concat(name.ToLowerInvariant()
            .Select(character => character == ' ' ? '_' : character)
            .Where(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) ||
                character is '.' or '_' or '-')
            .Take(MaximumLength)).TrimStart('.', '-');
        return kept.Length == 0 ? "unnamed" : kept;
    }
}
