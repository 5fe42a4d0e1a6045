// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Checking;
using Localization;

namespace Daemon.Programs;

/// <summary>A child process that goes on until it is disposed of.</summary>
/// <param name="program">Its name, for messages.</param>
/// <param name="process">The process, with all three of its streams redirected.</param>
/// <param name="patience">How long an answer may take.</param>
internal sealed class RunningProcess(string program, Process process, TimeSpan patience) : IRunningProgram
{
    /// <inheritdoc/>
    public int Id => process.Id;

    /// <inheritdoc/>
    public async Task<string?> AskAsync(string line, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), limit.Token);
            await process.StandardInput.FlushAsync(limit.Token);
            return await process.StandardOutput.ReadLineAsync(limit.Token);
        }
        catch (IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            int seconds = (int)patience.TotalSeconds;
            throw new ProgramException(Messages.Format($"{program} did not answer within {seconds} seconds."));
        }
    }

    /// <inheritdoc/>
    public Task<string> ReadErrorsAsync(CancellationToken cancellationToken) =>
        process.StandardError.ReadToEndAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ProcessRunner.Kill(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
