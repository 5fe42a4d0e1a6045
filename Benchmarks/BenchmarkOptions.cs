// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;

namespace Benchmarks;

/// <summary>What to measure, and how thoroughly.</summary>
internal sealed record BenchmarkOptions
{
    private const string Usage = """
        usage: make bench BENCH_ARGS='[--rows NAME,...] [--sizes N,...] [--rounds N]'

          --rows NAME,...   only the rows whose name begins with one of these
          --sizes N,...     flows in the table (default: 120000,1000000,2000000)
          --rounds N        rounds of each comparison; medians are shown (default: 7)

        A row is "name | measured | limit | ratio | verdict". The ratio is that to the peer which the measured column
        names, taken round by round in turns; without a peer it is that to the limit.
        Exit status: 0 all limits held, 1 not all, 2 wrong usage.
        """;

    /// <summary>The folder with the compiled programs to measure against.</summary>
    public string NativeDirectory { get; init; } = "artifacts/bench";

    /// <summary>How many flows are in the table, ascending.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [120_000, 1_000_000, 2_000_000];

    /// <summary>How often each comparison is made.</summary>
    public int Rounds { get; init; } = 7;

    /// <summary>What the names of the wanted rows begin with; empty for all.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Whether a row was asked for.</summary>
    public bool Wants(string row) => Rows.Count == 0 || Rows.Any(wanted => row.StartsWith(wanted, StringComparison.Ordinal));

    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">What they ask for.</param>
    /// <param name="answer">Where they ask for no measurement: what to tell the user.</param>
    public static bool TryParse(
        string[] arguments,
        [NotNullWhen(true)] out BenchmarkOptions? options,
        [NotNullWhen(false)] out string? answer)
    {
        options = new BenchmarkOptions();
        answer = null;
        try
        {
            for (int i = 0; i < arguments.Length; i += 2)
            {
                options = options.With(arguments[i], arguments[i + 1]);
            }

            return true;
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or OverflowException)
        {
            options = null;
            answer = Usage;
            return false;
        }
    }

    private BenchmarkOptions With(string name, string value) => name switch
    {
        "--native" => this with { NativeDirectory = value },
        "--rows" => this with { Rows = value.Split(',') },
        "--sizes" => this with { Sizes = [.. value.Split(',').Select(Number).Order()] },
        "--rounds" => this with { Rounds = Math.Max(1, Number(value)) },
        _ => throw new FormatException(),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
