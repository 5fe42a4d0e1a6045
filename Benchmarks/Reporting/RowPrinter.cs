// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Benchmarks.Reporting;

/// <summary>Prints rows as they come, as a table that Markdown understands.</summary>
internal sealed class RowPrinter
{
    private readonly TextWriter _output;
    private int _met;
    private int _missed;

    public RowPrinter(TextWriter output)
    {
        _output = output;
    }

    /// <summary>Whether no row missed its limit.</summary>
    public bool AllMet => _missed == 0;

    /// <summary>The machine, the date, and the heading.</summary>
    public void Head()
    {
        string model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "?";
        string kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
        string load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} x {model}, Linux {kernel}, "
            + $"{RuntimeInformation.FrameworkDescription}, load {load}"));
        _output.WriteLine();
        _output.WriteLine("name | measured | limit | ratio | verdict");
        _output.WriteLine("---|---|---|---|---");
    }

    /// <summary>One row.</summary>
    public void Print(BenchmarkRow row)
    {
        _met += row.Verdict == true ? 1 : 0;
        _missed += row.Verdict == false ? 1 : 0;
        string verdict = row.Verdict switch { true => "ok", false => "MISSED", null => "not judged" };
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{row.Name} | {row.Measured} | {row.Limit} | {row.Ratio:0.###} | {verdict}"));
        _output.Flush();
    }

    /// <summary>A question that could not be answered; it counts as a limit that was missed.</summary>
    public void PrintFailure(string name, string reason)
    {
        _missed++;
        _output.WriteLine($"{name} | {reason} | | | FAILED");
        _output.Flush();
    }

    /// <summary>The sum.</summary>
    public void Foot()
    {
        _output.WriteLine();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_met} limits held, {_missed} missed"));
    }
}
