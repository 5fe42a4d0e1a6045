// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;

namespace Benchmarks.Reporting;

/// <summary>One line of the result.</summary>
/// <param name="Name">What was measured, with the size of the table.</param>
/// <param name="Measured">The figures, with the peer's where there is one.</param>
/// <param name="Limit">What has to be kept.</param>
/// <param name="Ratio">The measured value to its peer's, or to the limit where it has no peer.</param>
/// <param name="Verdict">Whether the limit held; null where this machine could not tell.</param>
internal sealed record BenchmarkRow(string Name, string Measured, Bound Limit, double Ratio, bool? Verdict)
{
    /// <summary>A comparison with a peer that ran in turns with it.</summary>
    public static BenchmarkRow Against(string name, string measured, double ratio, Bound limit) =>
        new(name, measured, limit, ratio, limit.Holds(ratio));

    /// <summary>A value by itself.</summary>
    public static BenchmarkRow Alone(string name, double value, Bound limit) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {limit.Unit}").TrimEnd(),
        limit,
        limit.Value == 0 ? value : value / limit.Value,
        limit.Holds(value));

    /// <summary>The name of a row at a size of the table.</summary>
    public static string At(string name, int size) => size switch
    {
        0 => name,
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{name} {size / 1_000_000.0:0.#}M"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{name} {size / 1000.0:0.#}k"),
    };
}
