// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Threading.Tasks;

namespace XmlRpc.ConformanceServer;

/// <summary>Serves the conformance methods on loopback until it is told to end.</summary>
internal static class Program
{
    private const int UsageError = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Length != 2 || arguments[0] != "--port"
            || !ushort.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            await Console.Error.WriteLineAsync("usage: XmlRpc.ConformanceServer --port N (0 for any free port)");
            return UsageError;
        }

        await using ConformanceHost host = await ConformanceHost.StartAsync(port);
        await Console.Out.WriteLineAsync($"listening on 127.0.0.1:{host.Port}");
        await host.WaitForShutdownAsync();
        return 0;
    }
}
