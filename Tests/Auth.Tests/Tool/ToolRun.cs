// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Auth.Tests.Tool;

/// <summary>What a run of the built <c>auth_sha</c> said, and how it ended.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Starts the tool, with its input open.</summary>
    public static Process Start(params string[] arguments) => Process.Start(StartInfo(arguments))!;

    /// <summary>Runs the tool to its end, with what it reads from standard input.</summary>
    public static Task<ToolRun> RunAsync(string input, params string[] arguments)
    {
        return FinishAsync(Start(arguments), input);
    }

    /// <summary>Runs the tool in a locale.</summary>
    public static Task<ToolRun> RunInAsync(string locale, string input, params string[] arguments)
    {
        ProcessStartInfo start = StartInfo(arguments);
        start.Environment["LC_ALL"] = locale;
        return FinishAsync(Process.Start(start)!, input);
    }

    private static ProcessStartInfo StartInfo(string[] arguments) => new(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "auth_sha.dll"), .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task<ToolRun> FinishAsync(Process started, string input)
    {
        using Process process = started;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading, as most commands do.
        }

        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, await output, await errors);
    }
}
