// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Numerics;
using Contract.Net;

namespace Inventory.Checking;

/// <summary>
/// Rules of iptables or ip6tables in the form in which a file is compared with what the kernel gives back: a line for each
/// chain and each rule, sorted by chain.
/// </summary>
/// <remarks>
/// Rules are expected as iptables-save(8) prints them; made equal are the order of the options before the first match,
/// dotted masks, the names of protocols, quotes and the order of states. Addresses keep the bits after the prefix, so that
/// a mask that was cut is seen.
/// </remarks>
internal static class IptablesNormalForm
{
    // In the order in which iptables-save prints them.
    private static readonly string[] s_firstOptions = ["-s", "-d", "-i", "-o", "-p"];

    private static readonly FrozenDictionary<string, string> s_shortOptions = new Dictionary<string, string>
    {
        ["--source"] = "-s",
        ["--destination"] = "-d",
        ["--in-interface"] = "-i",
        ["--out-interface"] = "-o",
        ["--protocol"] = "-p",
        ["--match"] = "-m",
        ["--jump"] = "-j",
        ["--append"] = "-A",
    }.ToFrozenDictionary();

    /// <summary>Brings rules to the normal form.</summary>
    /// <param name="rules">A file, or the answer of iptables-save or ip6tables-save.</param>
    public static IReadOnlyList<NormalLine> Of(string rules)
    {
        var lines = new List<(string Path, NormalLine Line)>();
        string table = "";
        int number = 0;
        foreach (string line in rules.Split('\n'))
        {
            number++;
            if (line.StartsWith('*'))
            {
                table = line;
            }
            else if (line.StartsWith(':'))
            {
                AddChain(table, line.Split(' '), number, lines);
            }
            else if (line.Length > 0 && line[0] != '#' && line != "COMMIT")
            {
                List<string> words = Words(line);
                string path = $"{table} {(words.Count > 1 ? words[1] : "")}";
                lines.Add((path, new NormalLine($"{table} {Rule(words)}", number)));
            }
        }

        return [.. lines.OrderBy(line => line.Path, StringComparer.Ordinal).Select(line => line.Line)];
    }

    // A chain of the kernel that accepts is there whether a file names it or not.
    private static void AddChain(string table, string[] words, int number, List<(string Path, NormalLine Line)> lines)
    {
        if (words is [var chain, var policy, ..] && policy != "ACCEPT")
        {
            lines.Add(($"{table} {chain[1..]}", new NormalLine($"{table} {chain} {policy}", number)));
        }
    }

    private static List<string> Words(string line)
    {
        var words = new List<string>();
        for (int position = 0; position < line.Length;)
        {
            if (line[position] == ' ')
            {
                position++;
                continue;
            }

            bool isQuoted = line[position] == '"';
            int end = line.IndexOf(isQuoted ? '"' : ' ', position + 1);
            end = end < 0 ? line.Length : end;
            words.Add(line[(isQuoted ? position + 1 : position)..end]);
            position = isQuoted ? end + 1 : end;
        }

        return words;
    }

    private static string Rule(List<string> words)
    {
        for (int index = 0; index < words.Count; index++)
        {
            words[index] = s_shortOptions.GetValueOrDefault(words[index], words[index]);
            if (index > 0)
            {
                words[index] = Value(words[index - 1], words[index]);
            }
        }

        int rest = words.FindIndex(word => word is "-m" or "-j");
        List<string> first = rest < 0 ? words : words[..rest];
        var options = new List<string>();
        foreach (string option in s_firstOptions)
        {
            int index = first.IndexOf(option);
            if (index > 0 && index + 1 < first.Count)
            {
                bool isInverted = first[index - 1] == "!";
                if (isInverted || !IsEverything(first[index + 1]))
                {
                    options.AddRange(isInverted ? ["!", option, first[index + 1]] : [option, first[index + 1]]);
                }

                first.RemoveRange(isInverted ? index - 1 : index, isInverted ? 3 : 2);
            }
        }

        return string.Join(' ', [.. first, .. options, .. rest < 0 ? [] : words[rest..]]);
    }

    // The kernel does not keep that a rule was written for every address.
    private static bool IsEverything(string network) => network is "0.0.0.0/0" or "::/0";

    private static string Value(string option, string value) => option switch
    {
        "-s" or "-d" => Network(value),
        "-p" => ProtocolNames.TryGetNumber(value, out byte protocol)
            ? protocol.ToString(CultureInfo.InvariantCulture)
            : value,
        "--state" or "--ctstate" => string.Join(',', value.Split(',').Order(StringComparer.Ordinal)),
        _ => value,
    };

    private static string Network(string text)
    {
        string[] parts = text.Split('/');
        if (!IPAddress.TryParse(parts[0], out IPAddress? address))
        {
            return text;
        }

        string length = parts.Length > 1 ? PrefixLength(parts[1]) : (address.GetAddressBytes().Length * 8).ToString(CultureInfo.InvariantCulture);
        return $"{address}/{length}";
    }

    private static string PrefixLength(string mask)
    {
        if (!mask.Contains('.', StringComparison.Ordinal) || !IPAddress.TryParse(mask, out IPAddress? address))
        {
            return mask;
        }

        uint bits = BitConverter.ToUInt32([.. address.GetAddressBytes().Reverse()]);
        int length = BitOperations.PopCount(bits);
        return length == BitOperations.LeadingZeroCount(~bits) ? length.ToString(CultureInfo.InvariantCulture) : mask;
    }
}
