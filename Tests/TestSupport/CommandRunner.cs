// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace TestSupport;

/// <summary>Runs a program to its end and returns what it printed.</summary>
public static class CommandRunner
{
    /// <summary>Where Debian keeps the tools of administrators, which may not be in the path of a user.</summary>
    private static readonly string[] s_directories = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"];

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name, looked for where Debian puts it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed to standard output.</returns>
    /// <exception cref="InvalidOperationException">It is missing, or it failed; the message has its complaint.</exception>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Locate(program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process process = Start(start);
        process.StandardInput.Close();
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {errors.Result}{output}");
    }

    /// <summary>The full path of a program, or its bare name if it is nowhere.</summary>
    public static string Locate(string program) =>
        s_directories.Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists) ?? program;

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be run: {exception.Message}", exception);
        }
    }
}
