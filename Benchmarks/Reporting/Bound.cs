// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;

namespace Benchmarks.Reporting;

/// <summary>A limit that must not be passed.</summary>
/// <param name="Value">The limit.</param>
/// <param name="IsUpper">Whether a value must be at most, and not at least, the limit.</param>
/// <param name="Unit">What it counts; empty for a ratio.</param>
internal readonly record struct Bound(double Value, bool IsUpper, string Unit = "")
{
    /// <summary>A value must be at most this.</summary>
    public static Bound AtMost(double value, string unit = "") => new(value, true, unit);

    /// <summary>A value must be at least this.</summary>
    public static Bound AtLeast(double value, string unit = "") => new(value, false, unit);

    /// <summary>Whether a value keeps to it.</summary>
    public bool Holds(double value) => IsUpper ? value <= Value : value >= Value;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsUpper ? "<=" : ">=")} {Value:0.##} {Unit}").TrimEnd();
}
