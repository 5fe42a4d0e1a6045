// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Checking;
using Localization;

namespace Daemon.Programs;

/// <summary>
/// Runs programs of the system as child processes, with a bare environment, a time limit, and a limit to what they may
/// write. Safe to use from any thread.
/// </summary>
internal sealed class ProcessRunner : IProgramRunner
{
    // The tools of administrators may not be in the path of the user that the daemon runs as.
    private const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>How long a program may run: a hundred thousand rules take some seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many characters a program may write to either output.</summary>
    public int OutputLimit { get; init; } = 64 << 20;

    /// <inheritdoc/>
    public async Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        using Process process = StartProcess(program, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            Task<string> output = ReadAsync(process.StandardOutput, program, limit.Token);
            Task<string> errors = ReadAsync(process.StandardError, program, limit.Token);
            Task writing = WriteAsync(process.StandardInput, input, limit.Token);
            // The first that fails ends the wait for the others.
            await foreach (Task done in Task.WhenEach(output, errors, writing))
            {
                await done;
            }

            await process.WaitForExitAsync(limit.Token);
            return new ProgramResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            int seconds = (int)TimeLimit.TotalSeconds;
            throw new ProgramException(Messages.Format($"{program} did not end within {seconds} seconds."));
        }
        finally
        {
            Kill(process);
        }
    }

    /// <inheritdoc/>
    public IRunningProgram Start(string program, IReadOnlyList<string> arguments) =>
        new RunningProcess(program, StartProcess(program, arguments), TimeLimit);

    /// <summary>Ends a process and what it started; one that has ended already is fine.</summary>
    internal static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process StartProcess(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Locate(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath;
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ProgramException(Messages.Format($"{program} cannot be run: {exception.Message}"), exception);
        }
    }

    // A child is looked for in this process's path, not in the one that it gets.
    private static string Locate(string program)
    {
        foreach (string directory in SearchPath.Split(':'))
        {
            string path = Path.Combine(directory, program);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return program;
    }

    private async Task<string> ReadAsync(StreamReader reader, string program, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        char[] buffer = new char[8192];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and int read)
        {
            if (text.Length + read > OutputLimit)
            {
                throw new ProgramException(Messages.Format($"{program} wrote more than {OutputLimit} characters."));
            }

            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private static async Task WriteAsync(StreamWriter writer, string input, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(input.AsMemory(), cancellationToken);
            writer.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says what that means.
        }
    }
}
