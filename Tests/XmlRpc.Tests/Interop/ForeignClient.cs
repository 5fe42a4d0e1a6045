// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using NUnit.Framework;

namespace XmlRpc.Tests.Interop;

/// <summary>
/// A client written by others: its interpreter, the script that has it call, and the package that it comes from.
/// </summary>
/// <param name="Program">The interpreter's full path.</param>
/// <param name="Script">The script's file name.</param>
/// <param name="Packages">The Debian packages to install.</param>
/// <param name="Checks">How many checks the script makes; one that makes fewer did not run to its end.</param>
internal sealed record ForeignClient(string Program, string Script, string Packages, int Checks)
{
    /// <summary>Runs the script against two servers.</summary>
    /// <returns>Its exit code and everything that it printed.</returns>
    internal async Task<(int ExitCode, string Output)> RunAsync(string url, string narrowUrl)
    {
        if (!File.Exists(Program))
        {
            Assert.Fail($"{Program} is missing: apt-get install {Packages}");
        }

        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, await ReadScriptAsync());
        try
        {
            var start = new ProcessStartInfo(Program, [path, url, narrowUrl])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            // The proxies of whoever runs the tests are none of the clients' business.
            foreach (string name in new List<string>(start.Environment.Keys))
            {
                if (name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase))
                {
                    start.Environment.Remove(name);
                }
            }

            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<string> ReadScriptAsync()
    {
        using Stream stream = typeof(ForeignClient).Assembly.GetManifestResourceStream(
            "XmlRpc.Tests.Interop.Scripts." + Script)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
