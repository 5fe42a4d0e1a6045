// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using TestSupport;

namespace Conntrack.Tests;

/// <summary>What a program printed and returned.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The program under test.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "pyconntrack");

    /// <summary>Runs a program in a network namespace to its end.</summary>
    /// <param name="place">The namespace.</param>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="isStrict">Whether the divergences of the program under test are switched off.</param>
    public static ProgramResult Of(
        NetnsFixture place, IReadOnlyList<string> words, string input = "", bool isStrict = false)
    {
        using Process process = Start(place, words, isStrict);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramResult(process.ExitCode, output, errors.Result);
    }

    /// <summary>Starts a program in a network namespace; its three streams are redirected.</summary>
    /// <param name="place">The namespace.</param>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="isStrict">Whether the divergences of the program under test are switched off.</param>
    public static Process Start(NetnsFixture place, IReadOnlyList<string> words, bool isStrict = false)
    {
        var start = new ProcessStartInfo("nsenter", [$"--net={place.Path}", .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("PYCONNTRACK_COMPAT");
        start.Environment["TZ"] = "UTC";
        if (isStrict)
        {
            start.Environment["PYCONNTRACK_COMPAT"] = "anchor";
        }

        return Process.Start(start)!;
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not read what it was given; its exit code says why.
        }
    }
}
