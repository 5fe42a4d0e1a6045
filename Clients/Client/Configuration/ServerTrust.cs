// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Localization;

namespace Client.Configuration;

/// <summary>Trust in daemons whose certificates an authority of one's own has signed.</summary>
public static class ServerTrust
{
    /// <summary>Makes a judge over certificates: signed by one of a file, for the name that was asked for.</summary>
    /// <param name="path">Certificates in PEM.</param>
    /// <returns>The judge, for <see cref="XmlRpc.Client.XmlRpcClientOptions.CertificateValidation"/>.</returns>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public static RemoteCertificateValidationCallback FromFile(string path)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception exception) when
            (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ConfigurationException(Messages.Format($"{path} cannot be read: {exception.Message}"));
        }

        if (authorities.Count == 0)
        {
            throw new ConfigurationException(Messages.Format($"{path} holds no certificate in PEM"));
        }

        return (_, certificate, _, errors) => IsTrusted(certificate as X509Certificate2, errors, authorities);
    }

    private static bool IsTrusted(
        X509Certificate2? certificate, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(certificate);
    }
}
