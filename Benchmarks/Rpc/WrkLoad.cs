// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Benchmarks.Rpc;

/// <summary>Calls one method as often as a server answers, by wrk(1).</summary>
internal sealed class WrkLoad : IDisposable
{
    private const int Seconds = 3;
    private readonly string _script = Path.GetTempFileName();

    /// <summary>Prepares a load.</summary>
    /// <param name="call">The request's body.</param>
    public WrkLoad(string call)
    {
        File.WriteAllText(
            _script,
            $"wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'text/xml'\nwrk.body = [[{call}]]\n");
    }

    /// <summary>Calls per second over this many connections.</summary>
    /// <exception cref="InvalidOperationException">Not every call was answered well.</exception>
    public double CallsPerSecond(ServerProcess server, int connections)
    {
        ProcessStartInfo start = new("wrk")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "-t1", $"-c{connections}", $"-d{Seconds}", "-s", _script, server.Url.ToString(),
            },
        };
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        process.WaitForExit();
        string? trouble = lines.FirstOrDefault(line =>
            line.StartsWith("Non-2xx", StringComparison.Ordinal) || line.StartsWith("Socket errors", StringComparison.Ordinal));
        if (process.ExitCode != 0 || trouble is not null)
        {
            throw new InvalidOperationException($"wrk failed on {server.Url}: {trouble}");
        }

        string rate = lines.Single(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return double.Parse(rate.Split(':')[1], CultureInfo.InvariantCulture);
    }

    public void Dispose() => File.Delete(_script);
}
