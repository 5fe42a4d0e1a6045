// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace TestSupport;

/// <summary>
/// A real PostgreSQL server in a directory of its own, run by an ordinary user. It listens on a unix socket and on no
/// port. The directory may be given, such as one on a small disk; it is not deleted then.
/// </summary>
public sealed class Postgres : IAsyncDisposable
{
    private const string Installations = "/usr/lib/postgresql";
    private const string Account = "postgres";

    private readonly string _directory;
    private readonly bool _isOurs;
    private Process? _server;
    private int _databases;

    private Postgres(string? directory)
    {
        _isOurs = directory is null;
        _directory = directory ?? Directory.CreateTempSubdirectory("pyctd-st-pg-").FullName;
    }

    /// <summary>Why there is no server here, or null where there is one: a reason to skip a test.</summary>
    public static string? WhyUnavailable => Programs is null ? "no PostgreSQL: the package postgresql is not installed" : null;

    private static string? Programs => Directory.Exists(Installations)
        ? Directory.GetDirectories(Installations)
            .OrderBy(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Select(path => Path.Combine(path, "bin"))
            .LastOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Makes a cluster and starts its server.</summary>
    /// <param name="directory">An empty directory for it; null for a new one.</param>
    /// <param name="initdbOptions">More options of initdb.</param>
    public static async Task<Postgres> StartAsync(string? directory = null, params string[] initdbOptions)
    {
        var postgres = new Postgres(directory);
        try
        {
            GiveAway(postgres._directory);
            Run(
                "initdb", ["-D", postgres.Data, "-A", "trust", "-U", Account, "-E", "UTF8", "--no-sync", .. initdbOptions]);
            await postgres.StartAgainAsync();
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a database.</summary>
    /// <param name="options">More options of createdb.</param>
    /// <returns>What connects to it.</returns>
    public string MakeDatabase(params string[] options)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test{++_databases}");
        Run("createdb", ["-h", _directory, "-U", Account, .. options, name]);
        return $"Host={_directory};Username={Account};Database={name}";
    }

    /// <summary>Runs SQL in the database that is always there.</summary>
    public void Execute(string sql) =>
        Run("psql", ["-h", _directory, "-U", Account, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", sql]);

    /// <summary>Gives a directory to the user that the server runs as.</summary>
    public static void GiveAway(string directory)
    {
        if (Environment.IsPrivilegedProcess)
        {
            CommandRunner.Run("chown", $"{Account}:{Account}", directory);
        }
    }

    /// <summary>Starts the server after it was ended, and waits until it serves.</summary>
    public async Task StartAgainAsync()
    {
        while (true)
        {
            string[] command = [.. AsAccount(Path.Combine(Programs!, "postgres")), "-D", Data, "-k", _directory, "-c", "listen_addresses="];
            _server = Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardError = true,
                WorkingDirectory = _directory,
            })!;
            Task<string> log = _server.StandardError.ReadToEndAsync();
            while (!_server.HasExited && !IsReady())
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }

            if (!_server.HasExited)
            {
                return;
            }

            // The processes of the one before may still be ending.
            string complaint = await log;
            if (!complaint.Contains("still in use", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("PostgreSQL does not start: " + complaint);
            }
        }
    }

    /// <summary>Ends the server: <c>INT</c> in order, <c>QUIT</c> at once and without writing anything any more.</summary>
    public async Task StopAsync(string signal)
    {
        if (_server is { HasExited: false })
        {
            CommandRunner.Run("kill", $"-{signal}", _server.Id.ToString(CultureInfo.InvariantCulture));
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        _server = null;
    }

    /// <summary>Waits until the server has ended by itself.</summary>
    public Task WaitForEndAsync() => _server!.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync("QUIT");
        if (_isOurs)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    // Whoever is root runs it as another user, since it refuses to run as root.
    private static string[] AsAccount(string program) => Environment.IsPrivilegedProcess
        ? [CommandRunner.Locate("setpriv"), $"--reuid={Account}", $"--regid={Account}", "--clear-groups", program]
        : [program];

    private bool IsReady()
    {
        using Process question = Process.Start(new ProcessStartInfo(
            Path.Combine(Programs!, "pg_isready"), ["-q", "-h", _directory]))!;
        question.WaitForExit();
        return question.ExitCode == 0;
    }

    private static void Run(string program, string[] arguments)
    {
        string[] command = [.. AsAccount(Path.Combine(Programs!, program)), .. arguments];
        CommandRunner.Run(command[0], command[1..]);
    }
}
