// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

namespace TestSupport;

/// <summary>
/// A real slapd on free ports, in a directory of its own, run by an ordinary user, with the users and groups of
/// <c>Tests/data/ldap</c>. Its certificate is for localhost and 127.0.0.1; it listens on 127.0.0.2 too.
/// </summary>
public sealed class Slapd : IAsyncDisposable
{
    public const string People = "ou=people,dc=example,dc=org";
    public const string Groups = "ou=groups,dc=example,dc=org";

    private const int Attempts = 5;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(1);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pyctd-slapd-");
    private Process? _process;

    private Slapd()
    {
    }

    /// <summary>The port of <c>ldap://</c>.</summary>
    public int Port { get; private set; }

    /// <summary>The port of <c>ldaps://</c>.</summary>
    public int TlsPort { get; private set; }

    /// <summary>The authority that its certificate is of.</summary>
    public string CaFile => PathOf("ca.pem");

    /// <summary>An authority that has nothing to do with it.</summary>
    public string OtherCaFile => PathOf("other.pem");

    /// <summary>A file with the password of the account that searches, readable by its owner alone.</summary>
    public string ServicePasswordFile => PathOf("svc.password");

    /// <summary>Where it is, and where tests may put files.</summary>
    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>Starts it, with more lines in the global part of its configuration.</summary>
    public static async Task<Slapd> StartAsync(string extraConfiguration = "")
    {
        var slapd = new Slapd();
        try
        {
            slapd.WriteFiles(extraConfiguration);
            await slapd.StartServerAsync();
            return slapd;
        }
        catch
        {
            await slapd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again on the same ports.</summary>
    public async Task StartAgainAsync() =>
        Trace.Assert(await TryStartServerAsync(), "slapd does not start again on its ports");

    /// <summary>Kills it; its ports refuse connections then.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _directory.Delete(recursive: true);
    }

    private void WriteFiles(string extraConfiguration)
    {
        Directory.CreateDirectory(PathOf("db"));
        WriteCertificates();
        File.WriteAllText(ServicePasswordFile, "svcpw\n");
        File.SetUnixFileMode(ServicePasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        string data = Path.Combine(AppContext.BaseDirectory, "ldap");
        string configuration = File.ReadAllText(Path.Combine(data, "slapd.conf"))
            .Replace("@DIR@", _directory.FullName, StringComparison.Ordinal)
            .Replace("@EXTRA@", extraConfiguration, StringComparison.Ordinal);
        File.WriteAllText(PathOf("slapd.conf"), configuration);
        CommandRunner.Run(
            "slapadd", "-q", "-f", PathOf("slapd.conf"), "-l", Path.Combine(data, "directory.ldif"));
        if (Environment.IsPrivilegedProcess)
        {
            CommandRunner.Run("chown", "-R", "nobody:nogroup", _directory.FullName);
        }
    }

    private void WriteCertificates()
    {
        using X509Certificate2 authority = MakeAuthority("CN=test CA");
        using X509Certificate2 other = MakeAuthority("CN=other CA");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 server = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, 4]);
        File.WriteAllText(CaFile, authority.ExportCertificatePem());
        File.WriteAllText(OtherCaFile, other.ExportCertificatePem());
        File.WriteAllText(PathOf("server.pem"), server.ExportCertificatePem());
        File.WriteAllText(PathOf("server.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static X509Certificate2 MakeAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now - s_lifetime, now + s_lifetime);
    }

    private async Task StartServerAsync()
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            // slapd takes no port 0, and another program may take these before it does.
            (Port, TlsPort) = (FreePort(), FreePort());
            if (await TryStartServerAsync())
            {
                return;
            }
        }

        throw new InvalidOperationException("slapd ended at once, whatever its ports.");
    }

    private async Task<bool> TryStartServerAsync()
    {
        string urls = string.Join(' ', new[] { "127.0.0.1", "127.0.0.2" }.Select(host => string.Create(
            CultureInfo.InvariantCulture, $"ldap://{host}:{Port} ldaps://{host}:{TlsPort}")));
        string[] user = Environment.IsPrivilegedProcess
            ? [CommandRunner.Locate("setpriv"), "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            : [];
        string[] command = [.. user, CommandRunner.Locate("slapd"), "-d", "0", "-f", PathOf("slapd.conf"), "-h", urls];
        _process = Process.Start(command[0], command[1..]);
        while (!_process.HasExited)
        {
            if (await IsListeningAsync(TlsPort))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        await KillAsync();
        return false;
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
