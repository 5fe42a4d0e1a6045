// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Configuration;
using Localization;

namespace Daemon.Hosting;

/// <summary>Another pyctd on this machine: how to find it, and how to end it.</summary>
internal static class RunningInstance
{
    /// <summary>How long an instance may take to end.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly string[] s_programs = ["pyctd", "pyctd.dll"];

    /// <summary>
    /// The process id of an instance that stands in the way of <paramref name="options"/>: it holds the pid file or
    /// listens on one of the addresses. Null where there is none.
    /// </summary>
    public static int? Find(Options options)
    {
        if (options.PidFile is { } pidFile && PidFile.FindHolder(pidFile) is { } holder)
        {
            return holder;
        }

        foreach (ListenAddress address in options.Listen)
        {
            if (SocketHolder.Find(address) is { } pid && IsPyctd(pid))
            {
                return pid;
            }
        }

        return null;
    }

    /// <summary>Whether the process is a pyctd, by its command line.</summary>
    public static bool IsPyctd(int pid)
    {
        // The program itself, or the runtime's host with the assembly as its first argument.
        return ReadCommandLine(pid).Take(2).Any(part => s_programs.Contains(Path.GetFileName(part)));
    }

    /// <summary>What to call the process in a message, such as <c>process 123 (apache2)</c>.</summary>
    public static string Describe(int pid)
    {
        string program = Path.GetFileName(ReadCommandLine(pid).FirstOrDefault() ?? "");
        return program.Length == 0 ? Messages.Format($"process {pid}") : Messages.Format($"process {pid} ({program})");
    }

    /// <summary>Asks the process to end (SIGTERM) and waits until it has.</summary>
    /// <exception cref="StartupException">It did not end in time, or may not be ended by this user.</exception>
    public static async Task EndAsync(int pid, CancellationToken cancellationToken)
    {
        using Process? other = TryOpen(pid);
        if (other is null)
        {
            return;
        }

        await TerminateAsync(pid, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            await other.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartupException(
                ExitCodes.AlreadyRunning,
                Messages.Format(
                    $"{Describe(pid)} still runs {s_patience.TotalSeconds:0} s after it was asked to end; kill -KILL {pid} ends it at once."));
        }
    }

    private static Process? TryOpen(int pid)
    {
        try
        {
            return Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The runtime can send no signal but SIGKILL; every shell has a kill of its own.
    private static async Task TerminateAsync(int pid, CancellationToken cancellationToken)
    {
        string number = pid.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "kill -TERM \"$0\"", number])
        {
            RedirectStandardError = true,
        };
        using Process shell = Process.Start(start)!;
        await shell.WaitForExitAsync(cancellationToken);
        if (shell.ExitCode != 0 && Directory.Exists($"/proc/{number}"))
        {
            throw new StartupException(
                ExitCodes.AlreadyRunning,
                    Messages.Format($"{Describe(pid)} cannot be ended by this user; try it as root."));
        }
    }

    private static string[] ReadCommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
