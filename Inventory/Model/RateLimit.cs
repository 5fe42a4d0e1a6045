// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Inventory.Model;

/// <summary>How many new connections a communication may make. Immutable.</summary>
/// <param name="Count">How many in each unit of time, 1 to 10,000.</param>
/// <param name="Unit">The unit of time.</param>
public sealed record RateLimit(int Count, RateUnit Unit)
{
    /// <summary>The largest count that xt_limit of the kernel takes.</summary>
    public const int MaximumCount = 10_000;

    private static readonly string[] s_units = ["second", "minute", "hour", "day"];

    /// <summary>Reads a rate such as <c>10/minute</c>; <c>sec</c>, <c>min</c> and the first letters are understood too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rate">The rate, when it is one.</param>
    /// <returns>Whether the text is a rate.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out RateLimit? rate)
    {
        rate = null;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 ||
            !int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ||
            count is < 1 or > MaximumCount)
        {
            return false;
        }

        string name = text[(slash + 1)..];
        int unit = name.Length == 0
            ? -1
            : Array.FindIndex(s_units, known => known.StartsWith(name, StringComparison.Ordinal));
        rate = unit < 0 ? null : new RateLimit(count, (RateUnit)unit);
        return rate is not null;
    }

    /// <summary>Text that <see cref="TryParse"/> reads back, and that iptables and nft read too.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count}/{s_units[(int)Unit]}");
}
