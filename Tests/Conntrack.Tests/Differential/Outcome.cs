// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Conntrack.Tests.Differential;

/// <summary>What a program printed and returned, and the table that it left.</summary>
internal sealed partial record Outcome(int ExitCode, string Output, string Errors, string Table)
{
    /// <summary>Seconds that may pass between the two programs; the scripts' timeouts differ by more.</summary>
    private const int Tolerance = 2;

    /// <summary>What differs from another outcome, or null: values that vary from run to run do not count.</summary>
    public string? DifferenceFrom(Outcome other)
    {
        if (ExitCode != other.ExitCode)
        {
            return $"exit code {ExitCode} and not {other.ExitCode}";
        }

        return Compare("stdout", Output, other.Output)
            ?? Compare("stderr", Errors, other.Errors)
            ?? Compare("table", Table, other.Table);
    }

    private static string? Compare(string name, string ours, string anchors)
    {
        string[] left = Normalised(ours);
        string[] right = Normalised(anchors);
        if (!left.SequenceEqual(right) || !AreNear(Seconds(ours), Seconds(anchors)))
        {
            return $"{name}:\n  ours   {string.Join("\n         ", left)}\n  anchor {string.Join("\n         ", right)}";
        }

        return null;
    }

    private static string[] Normalised(string text)
    {
        string masked = Varying().Replace(text, match => match.Groups["name"].Value + "*");
        masked = Version().Replace(masked, "conntrack v* (conntrack-tools)");
        masked = Timeout().Replace(masked, match => match.Groups["before"].Value + "T");
        masked = CpuNumber().Replace(masked, match => match.Value.StartsWith("cpu", System.StringComparison.Ordinal)
            ? Number().Replace(match.Value, "N")
            : match.Value);
        return [.. masked.Split('\n').Order(System.StringComparer.Ordinal)];
    }

    private static List<long> Seconds(string text) =>
        [.. Timeout().Matches(text).Select(match =>
            long.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture)).Order()];

    private static bool AreNear(List<long> left, List<long> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => System.Math.Abs(pair.First - pair.Second) <= Tolerance);

    [GeneratedRegex(@"(?<name>\b(id|use|portid|delta-time|progname|start|stop)=)(\[?[^\s\]]+( \w+ +\d+ [\d:]+ \d+)?)|(?<name><(id|use|start|stop|deltatime)>)\d+")]
    private static partial Regex Varying();

    [GeneratedRegex(@"conntrack v[\d.]+ \(conntrack-tools\)")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<before>(^|\s)(\w+ +\d+ |-t |proto_t )|<timeout>)(?<seconds>\d+)(?=[ <])", RegexOptions.Multiline)]
    private static partial Regex Timeout();

    [GeneratedRegex(@"^cpu=.*$", RegexOptions.Multiline)]
    private static partial Regex CpuNumber();

    [GeneratedRegex(@"(?<==)\d+")]
    private static partial Regex Number();
}
