// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace TestSupport;

/// <summary>The built daemon, run as a process of its own. It is killed at the end where it still runs.</summary>
public sealed partial class DaemonProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly string _directory;
    private TaskCompletionSource _more = NewSignal();

    private DaemonProcess(ProcessStartInfo start, string directory)
    {
        _directory = directory;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, data) => Take(data.Data);
        _process.ErrorDataReceived += (_, data) => Take(data.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The command that runs the daemon, as the first part of an argument list.</summary>
    public static IReadOnlyList<string> Command { get; } =
    [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.Combine(AppContext.BaseDirectory, "pyctd.dll"),
    ];

    public int Id => _process.Id;

    /// <summary>How much of its memory is resident, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts the daemon; it reads no configuration file but the one that is named, and has an
    /// inventory of its own.</summary>
    public static DaemonProcess Start(params string[] arguments) => Start([], new Dictionary<string, string>(), arguments);

    /// <summary>Starts the daemon behind a wrapper and with additional environment variables.</summary>
    public static DaemonProcess Start(
        IReadOnlyList<string> wrapper, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string[] command = [.. wrapper, .. Command, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]);
        start.Environment["PYCTD_CONFIG"] = arguments.Contains("--config") ? "" : "/dev/null";
        string directory = Directory.CreateTempSubdirectory("pyctd-daemon-").FullName;
        start.Environment["PYCTD_STORE"] = Path.Combine(directory, "inventory.db");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new DaemonProcess(start, directory);
    }

    /// <summary>Starts the daemon and waits until it serves.</summary>
    public static async Task<DaemonProcess> StartReadyAsync(params string[] arguments)
    {
        DaemonProcess daemon = Start(arguments);
        await daemon.WaitForLineAsync("listens on");
        return daemon;
    }

    /// <summary>Waits for a line that contains <paramref name="text"/>; fails where the process ends without it.</summary>
    public async Task<string> WaitForLineAsync(string text)
    {
        Task exit = _process.WaitForExitAsync();
        while (true)
        {
            Task more;
            lock (_lines)
            {
                if (_lines.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
                {
                    return found;
                }

                more = _more.Task;
            }

            if (await Task.WhenAny(more, exit) == exit && !more.IsCompleted)
            {
                throw new InvalidOperationException($"pyctd ended without \"{text}\":\n{Output}");
            }
        }
    }

    /// <summary>The base address of the first TCP listener, with the port that the kernel chose.</summary>
    public async Task<Uri> GetAddressAsync()
    {
        string line = await WaitForLineAsync("listens on");
        return new Uri(HttpAddress().Match(line).Value);
    }

    public async Task SignalAsync(string name)
    {
        using Process kill = Process.Start("/bin/kill", [$"-{name}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Kills it (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [GeneratedRegex("https?://[0-9.:\\[\\]]+")]
    private static partial Regex HttpAddress();

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource signal;
        lock (_lines)
        {
            _lines.Add(line);
            signal = _more;
            _more = NewSignal();
        }

        signal.SetResult();
    }
}
