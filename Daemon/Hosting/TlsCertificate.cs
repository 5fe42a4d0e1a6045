// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Daemon.Configuration;
using Localization;

namespace Daemon.Hosting;

/// <summary>
/// The certificate of the TCP listeners, with its chain and key. <see cref="Renew"/> takes up renewed files for the
/// connections to come; those that are open keep theirs. Safe for use by several threads.
/// </summary>
internal sealed class TlsCertificate
{
    private const string CertificateOption = "tls-cert";
    private const string KeyOption = "tls-key";

    private readonly string _certificatePath;
    private readonly string _keyPath;
    private readonly TimeProvider _time;
    private volatile SslServerAuthenticationOptions _current;

    private TlsCertificate(string certificatePath, string keyPath, TimeProvider time)
    {
        _certificatePath = certificatePath;
        _keyPath = keyPath;
        _time = time;
        _current = Load();
    }

    /// <summary>The certificate that new connections get.</summary>
    public X509Certificate2 Current => _current.ServerCertificateContext!.TargetCertificate;

    /// <summary>What is wrong with the certificate although it can be used: its dates; null where nothing is.</summary>
    public string? Warning
    {
        get
        {
            DateTime now = _time.GetUtcNow().UtcDateTime;
            DateTime from = Current.NotBefore.ToUniversalTime();
            DateTime until = Current.NotAfter.ToUniversalTime();
            if (now > until)
            {
                return Messages.Format(
                    $"{CertificateOption}: the certificate in {_certificatePath} expired on {Show(until)}; clients refuse it");
            }

            return now < from
                ? Messages.Format(
                    $"{CertificateOption}: the certificate in {_certificatePath} is valid only from {Show(from)} on; clients refuse it")
                : null;
        }
    }

    /// <summary>Reads the files that <paramref name="options"/> name; null where they name none.</summary>
    /// <exception cref="StartupException">They cannot be used.</exception>
    public static TlsCertificate? Open(Options options, TimeProvider time)
    {
        return options is { TlsCertificateFile: { } certificate, TlsKeyFile: { } key }
            ? new TlsCertificate(certificate, key, time)
            : null;
    }

    /// <summary>Reads the files again; where they cannot be used the present certificate stays.</summary>
    /// <exception cref="StartupException">They cannot be used.</exception>
    public void Renew() => _current = Load();

    /// <summary>What the handshake of a new connection goes by.</summary>
    public SslServerAuthenticationOptions Select() => _current;

    private static string Show(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private SslServerAuthenticationOptions Load()
    {
        X509Certificate2Collection chain = ReadChain();
        X509Certificate2 certificate = JoinKey(chain[0]);

        // Offline: a missing link of the chain is not fetched from wherever the certificate says.
        var context = SslStreamCertificateContext.Create(certificate, [.. chain.Skip(1)], offline: true);
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = context,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
        };
    }

    private X509Certificate2Collection ReadChain()
    {
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPemFile(_certificatePath);
        }
        catch (CryptographicException)
        {
            chain.Clear();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SecretFile.Unreadable(CertificateOption, _certificatePath, error);
        }

        return chain.Count > 0
            ? chain
            : throw Refuse(Messages.Format($"{CertificateOption}: {_certificatePath} holds no certificate in PEM form"));
    }

    private X509Certificate2 JoinKey(X509Certificate2 certificate)
    {
        string key = SecretFile.Read(KeyOption, _keyPath);
        if (!key.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw Refuse(Messages.Format($"{KeyOption}: {_keyPath} holds no private key in PEM form"));
        }

        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw Refuse(Messages.Format(
                $"{KeyOption}: the key in {_keyPath} is encrypted, and nobody is there to ask for its passphrase"));
        }

        try
        {
            return X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or NotSupportedException)
        {
            throw Refuse(Messages.Format(
                $"{KeyOption}: {_keyPath} is not the key of the first certificate in {_certificatePath}"));
        }
    }

    private static StartupException Refuse(string message) => new(ExitCodes.BadConfiguration, message);
}
