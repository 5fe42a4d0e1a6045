// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Daemon.Configuration;

namespace Daemon.Hosting;

/// <summary>
/// Runs the daemon in the background (<c>--daemon</c>). The runtime cannot fork, so a second process is started in a
/// session of its own, and tells this one by sd_notify(3)'s protocol when it is ready.
/// </summary>
internal static class Detacher
{
    // Both are part of every Debian: setsid of util-linux, which is essential, and the shell.
    private const string Setsid = "/usr/bin/setsid";
    private const string Shell = "/bin/sh";
    private const string Script = "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1";

    private const string ReadyLine = "READY=1";
    private const string ExitLine = "X_PYCTD_EXITED=1";
    private const string ErrorPrefix = "X_PYCTD_ERROR=";

    /// <summary>
    /// Starts the daemon with <paramref name="arguments"/> and waits until it is ready or has failed; what it says then
    /// goes to <paramref name="output"/>.
    /// </summary>
    /// <returns>Success, or the exit code of the daemon that failed.</returns>
    public static async Task<int> StartAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pyctd-");
        try
        {
            string path = Path.Combine(directory.FullName, "notify");
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            using Process child = Start(arguments, path);
            return await WaitAsync(socket, child, output);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Tells the process that waits why the daemon cannot start.</summary>
    public static void ReportFailure(SystemdNotifier notifier, string message)
    {
        notifier.Send(string.Join('\n', message.Split('\n').Select(line => ErrorPrefix + line)));
    }

    private static Process Start(IReadOnlyList<string> arguments, string notifySocket)
    {
        var start = new ProcessStartInfo(Setsid, [Shell, "-c", Script, .. OwnCommand(), .. arguments]);
        start.Environment[SystemdNotifier.SocketVariable] = notifySocket;
        start.Environment[EnvironmentSettings.DetachedVariable] = "1";
        return Process.Start(start)!;
    }

    // The program itself, or the runtime's host and the assembly that it runs.
    private static string[] OwnCommand()
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return isHost ? [program, Environment.GetCommandLineArgs()[0]] : [program];
    }

    private static async Task<int> WaitAsync(Socket socket, Process child, TextWriter output)
    {
        Task exit = ReportExitAsync(child, socket.LocalEndPoint!);
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            int length = await socket.ReceiveAsync(buffer, SocketFlags.None);
            string[] lines = Encoding.UTF8.GetString(buffer, 0, length).Split('\n');
            if (lines.Contains(ReadyLine))
            {
                return ExitCodes.Success;
            }

            if (lines.Contains(ExitLine))
            {
                await exit;
                return child.ExitCode == ExitCodes.Success ? ExitCodes.InternalError : child.ExitCode;
            }

            foreach (string line in lines.Where(line => line.StartsWith(ErrorPrefix, StringComparison.Ordinal)))
            {
                await output.WriteLineAsync($"pyctd: {line[ErrorPrefix.Length..]}");
            }
        }
    }

    // The exit is told over the same socket, so that it comes after all that the daemon said before.
    private static async Task ReportExitAsync(Process child, EndPoint endPoint)
    {
        await child.WaitForExitAsync();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        await socket.SendToAsync(Encoding.ASCII.GetBytes(ExitLine), endPoint);
    }
}
