// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Threading.Tasks;
using NUnit.Framework;
using Pyctl.Tests.Support;

namespace Pyctl.Tests;

/// <summary>The completion of bash, by bash and the program.</summary>
internal sealed class CompletionTests
{
    [TestCase("pyctl li", "list")]
    [TestCase("pyctl list --grou", "--group-by")]
    [TestCase("pyctl list --output js", "json jsonl")]
    [TestCase("pyctl list --sort inr", "inrate")]
    [TestCase("pyctl inventory add comm", "communication communications")]
    [TestCase("pyctl inventory add entity x --kind sub", "subnet")]
    public async Task Complete_Line_IsWhatTheProgramKnows(string line, string expected)
    {
        Assert.That(await CompleteAsync(line), Is.EqualTo(expected));
    }

    private static async Task<string> CompleteAsync(string line)
    {
        string script = SourceTree.PathOf("packaging", "completion", "pyctl.bash");
        string[] words = line.Split(' ');
        string command = $"source {script}; COMP_LINE='{line}'; COMP_POINT={line.Length}; "
            + $"COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _pyctl; echo \"${{COMPREPLY[*]}}\"";
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PYCTL_CONFIG"] = "/dev/null";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.TrimEnd('\n');
    }
}
