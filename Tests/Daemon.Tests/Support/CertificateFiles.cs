// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Daemon.Tests.Support;

/// <summary>A certificate for localhost with its key, an authority between and the root, as PEM files of a directory.</summary>
internal sealed class CertificateFiles(TemporaryDirectory directory, string name)
{
    private static readonly DateTimeOffset s_from = DateTimeOffset.UtcNow.AddDays(-30);

    public string Chain => directory.File(name + ".crt");

    public string Key => directory.File(name + ".key");

    public string Root => directory.File(name + "-root.crt");

    /// <summary>The serial number of the certificate that was made last.</summary>
    public string Serial { get; private set; } = "";

    public string[] Options => ["--tls-cert", Chain, "--tls-key", Key];

    /// <summary>Makes new ones, in place of what was there.</summary>
    public CertificateFiles Make(int validDays = 90)
    {
        DateTimeOffset until = s_from.AddDays(validDays);
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 root = Request("root", rootKey, isAuthority: true).CreateSelfSigned(s_from, until);
        using X509Certificate2 middle = Request("middle", middleKey, isAuthority: true)
            .Create(root, s_from, until, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(middleKey);
        using X509Certificate2 leaf = Request("localhost", key, isAuthority: false)
            .Create(middle, s_from, until, RandomNumberGenerator.GetBytes(8));
        Serial = leaf.SerialNumber;
        File.WriteAllText(Root, root.ExportCertificatePem());
        File.WriteAllText(Chain, leaf.ExportCertificatePem() + "\n" + middle.ExportCertificatePem() + "\n");
        WriteKey(key.ExportPkcs8PrivateKeyPem());
        return this;
    }

    /// <summary>Replaces the key alone.</summary>
    public void WriteKey(string text)
    {
        File.WriteAllText(Key, text);
        File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }
}
