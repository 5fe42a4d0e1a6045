// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using Localization;

namespace Inventory.Model;

/// <summary>
/// Ports in their normal form: sorted, without overlaps, neighbours joined, so that sets of the same ports are equal
/// however they were written. The empty set stands for every port. Immutable; safe to use from any thread.
/// </summary>
public sealed class PortSet : IEquatable<PortSet>
{
    /// <summary>The most ranges that one set may have.</summary>
    public const int MaximumRanges = 256;

    private PortSet(ImmutableArray<PortRange> ranges) => Ranges = ranges;

    /// <summary>Every port.</summary>
    public static PortSet Any { get; } = new([]);

    /// <summary>The ranges in ascending order; none when the set stands for every port.</summary>
    public ImmutableArray<PortRange> Ranges { get; }

    /// <summary>Whether it stands for every port.</summary>
    public bool IsAny => Ranges.IsEmpty;

    /// <summary>Makes a set of ranges in any order.</summary>
    /// <param name="ranges">The ranges; none makes <see cref="Any"/>.</param>
    public static PortSet Of(IEnumerable<PortRange> ranges)
    {
        ImmutableArray<PortRange>.Builder merged = ImmutableArray.CreateBuilder<PortRange>();
        foreach (PortRange range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                ushort last = Math.Max(merged[^1].Last, range.Last);
                merged[^1] = merged[^1] with { Last = last };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged.Count == 0 ? Any : new PortSet(merged.ToImmutable());
    }

    /// <summary>Reads ports such as <c>22,80,8000-8010</c>; an empty text is every port.</summary>
    /// <param name="text">Ports and ranges from 1 to 65535, separated by commas; blanks around them are ignored.</param>
    /// <param name="ports">The set, when the text is one.</param>
    /// <param name="problem">What is wrong, as the rest of a sentence, when it is not.</param>
    /// <returns>Whether the text is a set of ports.</returns>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out PortSet? ports, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ports = null;
        problem = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            ports = Any;
            return true;
        }

        var ranges = new List<PortRange>();
        foreach (Range part in text.AsSpan().Split(','))
        {
            ReadOnlySpan<char> one = text.AsSpan(part).Trim();
            problem = ranges.Count == MaximumRanges
                ? Messages.Format($"has more than {MaximumRanges} ranges")
                : ParseRange(one, out PortRange range) ?? Add(ranges, range);
            if (problem is not null)
            {
                return false;
            }
        }

        ports = Of(ranges);
        return true;
    }

    /// <summary>Whether a port is in the set.</summary>
    public bool Contains(ushort port)
    {
        if (IsAny)
        {
            return true;
        }

        foreach (PortRange range in Ranges)
        {
            if (range.Contains(port))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every port of another set is in this one.</summary>
    public bool Contains(PortSet other) =>
        IsAny || (!other.IsAny && other.Ranges.All(inner => Ranges.Any(outer => outer.Contains(inner))));

    /// <inheritdoc/>
    public bool Equals(PortSet? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PortSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (PortRange range in Ranges)
        {
            hash.Add(range);
        }

        return hash.ToHashCode();
    }

    /// <summary>Text that <see cref="TryParse"/> reads back, the same for equal sets.</summary>
    public override string ToString() => string.Join(',', Ranges);

    private static string? Add(List<PortRange> ranges, PortRange range)
    {
        ranges.Add(range);
        return null;
    }

    private static string? ParseRange(ReadOnlySpan<char> text, out PortRange range)
    {
        range = default;
        int hyphen = text.IndexOf('-');
        ReadOnlySpan<char> low = hyphen < 0 ? text : text[..hyphen].TrimEnd();
        ReadOnlySpan<char> high = hyphen < 0 ? text : text[(hyphen + 1)..].TrimStart();
        if (!TryParsePort(low, out ushort first) || !TryParsePort(high, out ushort last))
        {
            return Messages.Format($"has '{text.ToString()}', which is neither a port from 1 to 65535 nor a range of them");
        }

        range = new PortRange(first, last);
        return first <= last
            ? null
            : Messages.Format($"has '{text.ToString()}', whose low end is above its high end");
    }

    private static bool TryParsePort(ReadOnlySpan<char> text, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port > 0;
}
