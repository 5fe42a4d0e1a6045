// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Inventory.Tests.Store;

/// <summary>Tests/Inventory.StoreWriter as a process of its own, which writes to a store until it is killed.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">What the names of its locations begin with.</param>
    public WriterProcess(string store, string name)
    {
        string[] command =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Inventory.StoreWriter.dll"),
            store,
            name,
        ];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Kills it with SIGKILL once a number of writes were acknowledged, in the midst of the next.</summary>
    /// <returns>All that were acknowledged.</returns>
    /// <exception cref="InvalidOperationException">It ended by itself before; the message is its complaint.</exception>
    public async Task<IReadOnlyList<string>> KillAfterAsync(int writes)
    {
        Task<string> complaint = _process.StandardError.ReadToEndAsync();
        var acknowledged = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == writes)
            {
                _process.Kill();
            }
        }

        await _process.WaitForExitAsync();
        return acknowledged.Count >= writes
            ? acknowledged
            : throw new InvalidOperationException(await complaint);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
