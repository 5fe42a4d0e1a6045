// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Inventory.Tests.Rules.Scripts;

/// <summary>A script that loads rules, running in a namespace with a state folder of its own.</summary>
internal sealed class ApplyRun : IDisposable
{
    private readonly Process _process;

    private ApplyRun(Process process) => _process = process;

    /// <summary>Starts a script.</summary>
    public static ApplyRun Start(RuleLab lab, string folder, string script, params IEnumerable<string> arguments)
    {
        string state = "PYCTD_APPLY_STATE=" + Path.Combine(folder, "state");
        var start = new ProcessStartInfo(
            "ip", ["netns", "exec", lab.Netns.Name, "env", state, "sh", Path.Combine(folder, script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ApplyRun(Process.Start(start)!);
    }

    /// <summary>Runs a script to its end.</summary>
    public static async Task<(int ExitCode, string Text)> RunAsync(
        RuleLab lab, string folder, string script, params IEnumerable<string> arguments)
    {
        using ApplyRun run = Start(lab, folder, script, arguments);
        return await run.FinishAsync();
    }

    /// <summary>Waits for the line that says that the rules are loaded.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync();

    /// <summary>Ends the script as a terminal does that goes away.</summary>
    public async Task HangUpAsync()
    {
        using var kill = Process.Start("kill", ["-HUP", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<(int ExitCode, string Text)> FinishAsync()
    {
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        string output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, output + await errors);
    }

    public void Dispose() => _process.Dispose();
}
