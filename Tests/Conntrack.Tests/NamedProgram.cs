// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Conntrack.Tests;

/// <summary>Runs a program under another name.</summary>
internal static class NamedProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="place">The path of the network namespace.</param>
    /// <param name="name">The name that it is called by.</param>
    /// <param name="program">The program.</param>
    /// <param name="words">Its words.</param>
    /// <param name="isStrict">Whether the divergences are switched off.</param>
    public static (int ExitCode, string Output, string Errors) Run(
        string place, string name, string program, IReadOnlyList<string> words, bool isStrict = false)
    {
        var start = new ProcessStartInfo(
            "nsenter", [$"--net={place}", "bash", "-c", "exec -a \"$0\" \"$@\"", name, program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYCONNTRACK_COMPAT"] = isStrict ? "anchor" : "";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
