// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl;

/// <summary>What commands work with.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Terminal">What standard output can show.</param>
/// <param name="Dialogue">Who answers questions.</param>
/// <param name="Time">The clock.</param>
/// <param name="Cancellation">Is cancelled by the keyboard's interrupt and by SIGTERM.</param>
internal sealed record CommandContext(
    OutputText Output,
    Reporter Errors,
    Terminal Terminal,
    Dialogue Dialogue,
    TimeProvider Time,
    CancellationToken Cancellation)
{
    /// <summary>Runs a command on its daemons, and reports those that it failed on.</summary>
    /// <param name="settings">Which daemons.</param>
    /// <param name="action">The command; it returns the exit code where no daemon fails.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ConnectionSettings settings, Func<HostGroup, Task<int>> action)
    {
        TargetFinder finder = new(UserFiles.ReadConfiguration(), UserFiles.Credentials, Dialogue.AskSecret);
        await using HostGroup hosts = new(finder.Find(settings));
        int exitCode = await action(hosts).ConfigureAwait(false);
        Output.Flush();
        foreach (HostFailure failure in hosts.Failures)
        {
            Errors.Complain(hosts.IsSeveral ? $"{failure.Host}: {failure.Text}" : failure.Text);
        }

        return hosts.ExitCode(exitCode);
    }

    /// <summary>Writes rows in one of the formats.</summary>
    /// <typeparam name="T">What a row is.</typeparam>
    public void WriteRows<T>(OutputFormat format, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows)
    {
        IRowWriter<T> writer = RowWriters.Make(format, columns, Output, Terminal);
        foreach (T row in rows)
        {
            writer.Write(row);
        }

        writer.End();
    }
}
