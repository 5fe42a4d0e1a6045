// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Client.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using NUnit.Framework;
using XmlRpc.Client;

namespace Client.Tests;

/// <summary>The ways to a daemon besides plain TCP.</summary>
internal sealed class TransportSocketTests
{
    [Test]
    public async Task RefreshAsync_UnixSocket_ReachesTheDaemon()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pyctd-client-");
        try
        {
            string path = Path.Combine(directory.FullName, "rpc");
            await using FakeDaemon daemon = await FakeDaemon.StartAsync(kestrel => kestrel.ListenUnixSocket(path));
            await using RpcClient client = new(new RpcClientOptions { Address = XmlRpcAddress.Parse("unix:" + path) });

            Assert.That(async () => await client.RefreshAsync(), Throws.Nothing);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public async Task RefreshAsync_CertificateThatTheCallerTrusts_ReachesTheDaemon()
    {
        using X509Certificate2 certificate = MakeCertificate();
        await using FakeDaemon daemon = await StartSecureAsync(certificate);
        await using RpcClient client = new(new RpcClientOptions
        {
            Address = XmlRpcAddress.Parse(daemon.Address),
            Transport = new XmlRpcClientOptions
            {
                CertificateValidation = (_, presented, _, _) =>
                    presented?.GetCertHashString(HashAlgorithmName.SHA256) ==
                    certificate.GetCertHashString(HashAlgorithmName.SHA256),
            },
        });

        Assert.That(async () => await client.RefreshAsync(), Throws.Nothing);
    }

    [Test]
    public async Task RefreshAsync_CertificateOfNobody_IsRefused()
    {
        using X509Certificate2 certificate = MakeCertificate();
        await using FakeDaemon daemon = await StartSecureAsync(certificate);
        await using RpcClient client = new(new RpcClientOptions { Address = XmlRpcAddress.Parse(daemon.Address) });

        Assert.That(async () => await client.RefreshAsync(), Throws.TypeOf<XmlRpcTransportException>());
        Assert.That(daemon.Calls, Is.Empty);
    }

    [Test]
    public async Task RefreshAsync_NobodyListens_NamesTheAddress()
    {
        FakeDaemon daemon = await FakeDaemon.StartAsync();
        string address = daemon.Address;
        await daemon.DisposeAsync();
        await using RpcClient client = new(new RpcClientOptions { Address = XmlRpcAddress.Parse(address) });

        Assert.That(
            async () => await client.RefreshAsync(),
            Throws.TypeOf<XmlRpcTransportException>().With.Message.Contains(address));
    }

    private static Task<FakeDaemon> StartSecureAsync(X509Certificate2 certificate) => FakeDaemon.StartAsync(
        kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));

    private static X509Certificate2 MakeCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
