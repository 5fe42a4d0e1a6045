// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Benchmarks.Kernel;

/// <summary>Runs native/floor.c: a dump that is received and thrown away.</summary>
internal sealed class FloorProgram
{
    private readonly string _path;

    public FloorProgram(string nativeDirectory)
    {
        _path = Path.Combine(nativeDirectory, "floor");
    }

    /// <summary>One dump.</summary>
    public FloorSample Dump() => Run();

    /// <summary>One dump that is also written to a file.</summary>
    public FloorSample Capture(string file) => Run("-w", file);

    private FloorSample Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(_path, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{_path} failed with exit status {process.ExitCode}.");
        }

        string[] numbers = output.Split(' ', StringSplitOptions.TrimEntries);
        return new FloorSample(Number(numbers[0]), Number(numbers[2]), Number(numbers[3]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
