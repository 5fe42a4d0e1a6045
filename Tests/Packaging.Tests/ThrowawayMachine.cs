// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using TestSupport;

namespace Packaging.Tests;

/// <summary>A machine that may be spoiled: the files of this one under an overlay, and namespaces of its own.</summary>
internal sealed class ThrowawayMachine : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pk-").FullName;
    private readonly Process _process;
    // unshare, with which the first process of the machine ends, and that first process.
    private int _keeper;
    private int _init;

    private ThrowawayMachine(string init)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Scripts", "machine.sh");
        _process = Process.Start(new ProcessStartInfo(script, [_directory, init])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _process.StandardInput.Close();
    }

    /// <summary>Why it cannot be had here, or null if it can: a reason to skip a test.</summary>
    public static string? WhyUnavailable { get; } =
        Environment.UserName == "root" && File.Exists("/lib/systemd/systemd")
        ? NetnsFixture.WhyUnavailable
        : "Mounting an overlay of the machine's files and booting it needs root and systemd.";

    /// <summary>Boots one with systemd.</summary>
    public static async Task<ThrowawayMachine> BootAsync()
    {
        ThrowawayMachine machine = await StartAsync("systemd");
        while (!machine.TryRun(out _, "systemctl", "list-units"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        // The answer is "degraded" where a unit of this machine failed, which is not ours to judge.
        machine.TryRun(out _, "systemctl", "is-system-running", "--wait");
        return machine;
    }

    /// <summary>Starts one without systemd: nothing runs in it but what it is told to.</summary>
    public static Task<ThrowawayMachine> StartAsync() => StartAsync("shell");

    /// <summary>Runs a program in it and returns what it printed; fails where the program does.</summary>
    public string Run(string program, params string[] arguments) =>
        CommandRunner.Run("nsenter", Inside(program, arguments));

    /// <summary>Runs a program in it; returns whether it succeeded.</summary>
    /// <param name="output">What it printed, or what was wrong.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    public bool TryRun(out string output, string program, params string[] arguments)
    {
        try
        {
            output = Run(program, arguments);
            return true;
        }
        catch (InvalidOperationException exception)
        {
            output = exception.Message;
            return false;
        }
    }

    /// <summary>Runs a line of shell in it and returns what it printed.</summary>
    public string Shell(string line) => Run("/bin/sh", "-ec", line);

    /// <summary>Runs Python in it, with <c>pyctd</c> for the daemon on its default address.</summary>
    public string Python(string code, string url = "http://127.0.0.1:8040/RPC2") => Run(
        "python3", "-c", $"import xmlrpc.client\npyctd = xmlrpc.client.ServerProxy('{url}')\n{code}");

    /// <summary>The files under the folders that packages write to, without what the package system keeps itself.</summary>
    public HashSet<string> Files()
    {
        string found = Shell(
            """
            find /etc /usr /lib /opt /root /run /srv /var -xdev \
                \( -path /var/lib/dpkg -o -path /var/cache -o -path /var/log/journal -o -path /var/lib/systemd/catalog \
                -o -path /run/systemd -o -path /run/log -o -path /run/credentials \) -prune -o -print
            """);
        return [.. found.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Ends everything in it, and forgets what was written.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_keeper != 0)
        {
            using Process kill = Process.Start("/bin/kill", ["-KILL", _keeper.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task<ThrowawayMachine> StartAsync(string init)
    {
        var machine = new ThrowawayMachine(init);
        try
        {
            if (await machine._process.StandardOutput.ReadLineAsync() != "ready")
            {
                throw new InvalidOperationException("The machine did not start; its complaint is above.");
            }

            // Whatever else it says is for nobody.
            _ = machine._process.StandardOutput.ReadToEndAsync();
            machine._keeper = OnlyChild(machine._process.Id);
            machine._init = OnlyChild(machine._keeper);
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    private static int OnlyChild(int process)
    {
        string id = process.ToString(CultureInfo.InvariantCulture);
        return int.Parse(File.ReadAllText($"/proc/{id}/task/{id}/children").Trim(), CultureInfo.InvariantCulture);
    }

    private IEnumerable<string> Inside(string program, string[] arguments) =>
    [
        "--target", _init.ToString(CultureInfo.InvariantCulture),
        "--mount", "--pid", "--net", "--uts", "--ipc", "--cgroup",
        "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8",
        "DEBIAN_FRONTEND=noninteractive", program, .. arguments,
    ];
}
