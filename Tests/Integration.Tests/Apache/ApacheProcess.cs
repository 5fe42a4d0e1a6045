// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TestSupport;

namespace Integration.Tests.Apache;

/// <summary>An Apache of its own in a network namespace, with one site, as Debian's would run it.</summary>
internal sealed class ApacheProcess : IAsyncDisposable
{
    private const string Modules = "/usr/lib/apache2/modules";

    /// <summary>What the template's first lines have enabled with a2enmod, and what Debian has enabled already.</summary>
    private static readonly string[] s_modules =
    [
        "mpm_event", "authn_core", "authz_core", "ssl", "proxy", "proxy_http", "headers", "rewrite", "authn_file",
        "auth_basic", "authz_user", "reqtimeout", "dir", "mime",
    ];

    private readonly Process _process;

    private ApacheProcess(Process process) => _process = process;

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="home">Where.</param>
    /// <param name="directory">A directory that is its own.</param>
    /// <param name="site">The file of the site.</param>
    /// <param name="defines">The switches that are on, with their values.</param>
    public static async Task<ApacheProcess> StartAsync(
        NetnsFixture home, string directory, string site, IEnumerable<string> defines)
    {
        string[] arguments = ["-f", WriteConfiguration(directory, site, defines), "-DFOREGROUND"];
        var start = new ProcessStartInfo(
            CommandRunner.Locate("ip"), ["netns", "exec", home.Name, CommandRunner.Locate("apache2"), .. arguments])
        {
            RedirectStandardError = true,
        };
        var apache = new ApacheProcess(Process.Start(start)!);
        try
        {
            await apache.WaitUntilServingAsync();
            return apache;
        }
        catch
        {
            await apache.DisposeAsync();
            throw;
        }
    }

    /// <summary>What Apache says of the site's syntax, warnings included.</summary>
    public static string Check(string directory, string site, IEnumerable<string> defines)
    {
        string[] arguments = ["-f", WriteConfiguration(directory, site, defines), "-t"];
        return CommandRunner.Run("sh", ["-c", "exec \"$0\" \"$@\" 2>&1", CommandRunner.Locate("apache2"), .. arguments]);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Its workers end with it when it is asked to end, and not when it is killed.
            CommandRunner.Run("kill", "-TERM", $"{_process.Id}");
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string WriteConfiguration(string directory, string site, IEnumerable<string> defines)
    {
        string path = Path.Combine(directory, "apache.conf");
        File.WriteAllText(
            path,
            $"""
            ServerRoot {directory}
            ServerName test.invalid
            PidFile {directory}/apache.pid
            Mutex file:{directory}
            ErrorLog /dev/stderr
            LogLevel notice
            User www-data
            Group www-data
            Listen 443
            {string.Join('\n', s_modules.Select(name => $"LoadModule {name}_module {Modules}/mod_{name}.so"))}
            TypesConfig /dev/null
            {string.Join('\n', defines.Select(define => "Define " + define))}
            Include {site}

            """);
        return path;
    }

    private async Task WaitUntilServingAsync()
    {
        List<string> lines = [];
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains("resuming normal operations", StringComparison.Ordinal))
            {
                // A full pipe would stop it.
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("Apache ended:\n" + string.Join('\n', lines));
    }
}
