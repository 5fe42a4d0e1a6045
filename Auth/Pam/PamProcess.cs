// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Localization;

namespace Auth.Pam;

/// <summary>
/// Runs the program <c>pyctd-pam</c>: a process for each login, so that a module that hangs, crashes, forks or changes
/// what belongs to the process does it to no one else, and can be ended. Stateless; safe to use from any thread.
/// </summary>
internal static class PamProcess
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(30);

    /// <summary>Makes sure that the program and the library can be used.</summary>
    /// <exception cref="PamException">They cannot; the message says why.</exception>
    public static void Check()
    {
        using Process process = Start(PamProgram.CheckArgument);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_startLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new PamException(Messages.Format($"{PamProgram.Name} does not end"));
        }

        if (process.ExitCode != 0)
        {
            throw new PamException(errors.GetAwaiter().GetResult().Trim());
        }
    }

    /// <summary>Asks; the process is gone afterwards, whatever happened.</summary>
    /// <exception cref="PamException">It cannot be run, or ended without an answer.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended; so was the process.</exception>
    public static async Task<PamReply> AskAsync(PamRequest request, CancellationToken cancellationToken)
    {
        using Process process = Start();
        try
        {
            // What modules print there has no reader, but would stop them when the pipe is full.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            await SendAsync(request, process.StandardInput.BaseStream, cancellationToken);
            string answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return PamReply.Parse(answer)
                ?? throw new PamException($"{PamProgram.Name} ended with {process.ExitCode} and without an answer");
        }
        catch (IOException exception)
        {
            throw new PamException($"{PamProgram.Name} does not listen: {exception.Message}", exception);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task SendAsync(PamRequest request, Stream pipe, CancellationToken cancellationToken)
    {
        // Never more than this holds: a name of 64 characters, a password of 511 bytes, and the administrator's groups.
        using var buffer = new MemoryStream(capacity: 8192);
        request.Write(buffer);
        byte[] bytes = buffer.GetBuffer();
        try
        {
            await pipe.WriteAsync(bytes.AsMemory(0, (int)buffer.Length), cancellationToken);
            pipe.Close();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static Process Start(params string[] arguments)
    {
        // As the daemon itself was started: by its own executable file, or by the runtime's with the assembly as argument.
        string program = Path.Combine(AppContext.BaseDirectory, PamProgram.Name);
        bool isByRuntime = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = isByRuntime
            ? new ProcessStartInfo(Environment.ProcessPath!, [program + ".dll", .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new PamException(
                Messages.Format($"{start.FileName} cannot be run: {exception.Message}"), exception);
        }
    }
}
