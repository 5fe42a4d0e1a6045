// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Benchmarks.Client;

/// <summary>The published <c>pyconntrack</c>, and Debian's <c>conntrack</c> that it replaces.</summary>
internal sealed class Contestants
{
    private readonly string _measure;

    public Contestants(string nativeDirectory)
    {
        _measure = Path.Combine(nativeDirectory, "measure");
        Ours = Path.GetFullPath(Path.Combine(nativeDirectory, "pyconntrack/pyconntrack"));
    }

    /// <summary>Ours.</summary>
    public string Ours { get; }

    /// <summary>The peer.</summary>
    public static string Theirs => "/usr/sbin/conntrack";

    /// <summary>Runs ours.</summary>
    public MeasuredRun RunOurs(params IEnumerable<string> arguments) => Run(Ours, arguments);

    /// <summary>Runs the peer.</summary>
    public MeasuredRun RunTheirs(params IEnumerable<string> arguments) => Run(Theirs, arguments);

    private MeasuredRun Run(string program, IEnumerable<string> arguments)
    {
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is missing.");
        }

        string[] command = [program, .. arguments];
        using Process process = Process.Start(
            new ProcessStartInfo(_measure, command) { RedirectStandardOutput = true })!;
        string[] numbers = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{_measure} failed with exit status {process.ExitCode}.");
        }

        double[] figures = [.. numbers.Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        var run = new MeasuredRun(figures[0], figures[1], figures[2], (int)figures[3]);
        return run.ExitCode == 0
            ? run
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {run.ExitCode}.");
    }
}
