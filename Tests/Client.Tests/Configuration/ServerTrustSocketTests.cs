// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Client.Configuration;
using Client.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using NUnit.Framework;
using XmlRpc.Client;

namespace Client.Tests.Configuration;

/// <summary>Daemons whose certificates an authority of one's own has signed, over real TLS.</summary>
internal sealed class ServerTrustSocketTests
{
    private static readonly DateTimeOffset s_now = TimeProvider.System.GetUtcNow();

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pc-{Guid.NewGuid():N}.pem");

    [TearDown]
    public void TearDown() => File.Delete(_file);

    [TestCase(true, true, true)]
    [TestCase(false, true, false, Description = "another authority has signed it")]
    [TestCase(true, false, false, Description = "it is for another name")]
    public async Task FromFile_Certificate_IsTrustedByAuthorityAndName(bool isOurs, bool isForName, bool isTrusted)
    {
        using X509Certificate2 authority = MakeAuthority();
        using X509Certificate2 other = MakeAuthority();
        await File.WriteAllTextAsync(_file, (isOurs ? authority : other).ExportCertificatePem());
        using X509Certificate2 certificate = Sign(authority, isForName ? IPAddress.Loopback : IPAddress.Parse("192.0.2.1"));
        await using FakeDaemon daemon = await FakeDaemon.StartAsync(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using RpcClient client = new(new RpcClientOptions
        {
            Address = XmlRpcAddress.Parse(daemon.Address),
            Transport = new XmlRpcClientOptions { CertificateValidation = ServerTrust.FromFile(_file) },
        });

        Assert.That(
            async () => await client.RefreshAsync(),
            isTrusted ? Throws.Nothing : Throws.TypeOf<XmlRpcTransportException>());
    }

    [Test]
    public void FromFile_NoCertificate_IsRefused()
    {
        File.WriteAllText(_file, "nothing of that kind\n");

        Assert.That(() => ServerTrust.FromFile(_file), Throws.TypeOf<ConfigurationException>());
    }

    private static X509Certificate2 MakeAuthority()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=authority {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(s_now.AddDays(-1), s_now.AddDays(1));
    }

    private static X509Certificate2 Sign(X509Certificate2 authority, IPAddress address)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=daemon", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed =
            request.Create(authority, s_now.AddHours(-1), s_now.AddHours(1), Guid.NewGuid().ToByteArray());
        return signed.CopyWithPrivateKey(key);
    }
}
