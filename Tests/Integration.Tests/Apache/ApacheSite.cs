// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using TestSupport;

namespace Integration.Tests.Apache;

/// <summary>
/// The daemon behind a real Apache with the site that is shipped, in a network namespace where port 443 is free.
/// </summary>
internal sealed class ApacheSite : IAsyncDisposable
{
    public const string ServerName = "pyctd.test";
    public const string Secret = "0123456789abcdef0123456789abcdef";

    /// <summary>The address of the daemon that the template goes to over TCP.</summary>
    private const string TcpBackend = "127.0.0.1:8040";

    private readonly string _directory = Directory.CreateTempSubdirectory("pyctd-apache-").FullName;
    private readonly NetnsFixture _home = new("it-");
    private ApacheProcess? _apache;

    public ServedNamespace Served { get; private set; } = null!;

    public string AuthorityFile => Path.Combine(_directory, "fullchain.pem");

    public string PasswordFile => Path.Combine(_directory, "passwd");

    public IEnumerable<string> AuditLines => File.ReadLines(Served.AuditFile);

    private string HostsDirectory => "/etc/netns/" + _home.Name;

    /// <summary>Starts both.</summary>
    /// <param name="defines">The template's switches that are on, with their values.</param>
    /// <param name="daemonArguments">What the daemon is started with besides; SECRET stands for the file of the secret.</param>
    public static async Task<ApacheSite> StartAsync(string[] defines, params string[] daemonArguments)
    {
        var site = new ApacheSite();
        try
        {
            site.Prepare();
            await site.StartDaemonAsync(daemonArguments);
            site._apache = await ApacheProcess.StartAsync(site._home, site._directory, site.WriteSite(), defines);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a script of another language inside, and gives what it printed without its last line end.</summary>
    /// <param name="interpreter">What runs it.</param>
    /// <param name="script">Its name.</param>
    /// <param name="user">As whom it authenticates at Apache; null for nobody.</param>
    /// <param name="password">With which password.</param>
    /// <param name="arguments">What it calls, see the script.</param>
    public string Run(string interpreter, string script, string? user, string password, params string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Scripts", script);
        string[] environment = user is null ? [] : [$"PROXY_USER={user}", $"PROXY_PASSWORD={password}"];
        return _home.Run(
            "env",
            ["-i", "PATH=/usr/bin:/bin", .. environment, interpreter, path, $"https://{ServerName}/RPC2", AuthorityFile,
                .. arguments]).TrimEnd('\n');
    }

    /// <summary>Connects to Apache, over which any bytes can be sent.</summary>
    public async Task<RawHttp> ConnectAsync()
    {
        Socket socket = _home.Inside(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        await socket.ConnectAsync(IPAddress.Loopback, 443);
        using X509Certificate2 own = X509CertificateLoader.LoadCertificateFromFile(AuthorityFile);
        var secure = new SslStream(
            new NetworkStream(socket, ownsSocket: true), false, (_, certificate, _, _) => own.Equals(certificate));
        await secure.AuthenticateAsClientAsync(ServerName);
        return RawHttp.Over(secure);
    }

    /// <summary>What Apache says of the syntax of the site.</summary>
    public string Check(params string[] defines) => ApacheProcess.Check(_directory, WriteSite(), defines);

    public async ValueTask DisposeAsync()
    {
        if (_apache is not null)
        {
            await _apache.DisposeAsync();
        }

        if (Served is not null)
        {
            await Served.DisposeAsync();
        }

        _home.Dispose();
        Directory.Delete(_directory, recursive: true);
        if (Directory.Exists(HostsDirectory))
        {
            Directory.Delete(HostsDirectory, recursive: true);
        }
    }

    private static void AddUser(string file, string user, string password)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "auth_sha.dll");
        CommandRunner.Run(DaemonProcess.Command[0], tool, "--file", file, "add", user, password);
    }

    private void Prepare()
    {
        // Apache's workers are another user than the daemon's.
        File.SetUnixFileMode(_directory, (UnixFileMode)0b111_001_001);
        Directory.CreateDirectory(HostsDirectory);
        File.WriteAllText(Path.Combine(HostsDirectory, "hosts"), $"127.0.0.1 localhost {ServerName}\n");
        CommandRunner.Run(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
            "-subj", "/CN=" + ServerName, "-addext", "subjectAltName=DNS:" + ServerName,
            "-keyout", Path.Combine(_directory, "privkey.pem"), "-out", AuthorityFile);
        AddUser(PasswordFile, "alice", "geheim");
        AddUser(PasswordFile, "bob", "neu");
        CommandRunner.Run("chgrp", "www-data", PasswordFile);
        string secret = Path.Combine(_directory, "secret");
        File.WriteAllText(secret, Secret + "\n");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead);
    }

    private async Task StartDaemonAsync(string[] arguments)
    {
        string[] full =
        [
            "--listen", TcpBackend, "--host-name", ServerName,
            .. arguments.Select(argument => argument switch
            {
                "SECRET" => Path.Combine(_directory, "secret"),
                "PASSWORDS" => PasswordFile,
                _ => argument,
            }),
        ];
        Served = await ServedNamespace.StartAsync(_home, full);
        File.SetUnixFileMode(Path.GetDirectoryName(Served.SocketPath)!, (UnixFileMode)0b111_001_001);
        CommandRunner.Run("chgrp", "www-data", Served.SocketPath);
    }

    private string WriteSite()
    {
        string template = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "apache-site.template"));
        string path = Path.Combine(_directory, "site.conf");
        File.WriteAllText(path, template
            .Replace("@SERVER_NAME@", ServerName, StringComparison.Ordinal)
            .Replace("@TLS_DIR@", _directory, StringComparison.Ordinal)
            .Replace("@PASSWORD_FILE@", PasswordFile, StringComparison.Ordinal)
            .Replace("/run/pyctd/pyctd.sock", Served.SocketPath, StringComparison.Ordinal));
        return path;
    }
}
