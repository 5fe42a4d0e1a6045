// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Pyctl.Tests.Support;

/// <summary>What the program printed and returned.</summary>
internal sealed record PyctlRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The program under test.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "pyctl");

    /// <summary>The lines that it printed.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="home">Where its files are.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="variables">Environment variables besides.</param>
    public static async Task<PyctlRun> OfAsync(
        string home, IEnumerable<string> words, string input = "", IReadOnlyDictionary<string, string>? variables = null)
    {
        using Process process = Start(home, words, variables);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await FeedAsync(process, input);
        await process.WaitForExitAsync();
        return new PyctlRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the program; its three streams are redirected.</summary>
    public static Process Start(
        string home, IEnumerable<string> words, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(Program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Prepare(start, home, variables);
        return Process.Start(start)!;
    }

    /// <summary>Runs the program on a terminal of 80 columns, with answers typed into it.</summary>
    /// <param name="home">Where its files are.</param>
    /// <param name="words">Its arguments, as a shell reads them.</param>
    /// <param name="typed">What is typed.</param>
    /// <param name="variables">Environment variables besides.</param>
    /// <param name="pause">How long the user thinks before.</param>
    public static async Task<PyctlRun> OnTerminalAsync(
        string home,
        string words,
        string typed = "",
        IReadOnlyDictionary<string, string>? variables = null,
        TimeSpan pause = default)
    {
        var start = new ProcessStartInfo(
            "script", ["-qec", $"stty cols 80 rows 24; {Program} {words}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Prepare(start, home, variables);
        start.Environment["TERM"] = "xterm";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await Task.Delay(pause);
        await FeedAsync(process, typed);
        await process.WaitForExitAsync();
        return new PyctlRun(
            process.ExitCode, (await output).Replace("\r\n", "\n", StringComparison.Ordinal), "");
    }

    private static void Prepare(ProcessStartInfo start, string home, IReadOnlyDictionary<string, string>? variables)
    {
        foreach (string name in (string[])["PYCTL_HOST", "PYCTL_USER", "PYCTL_PASSWORD", "PYCTL_CONFIG", "NO_COLOR",
            "COLUMNS", "LINES", "SSH_CONNECTION"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["XDG_CONFIG_HOME"] = home;
        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
    }

    private static async Task FeedAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not read what it was given; its exit code says why.
            return;
        }
    }
}
