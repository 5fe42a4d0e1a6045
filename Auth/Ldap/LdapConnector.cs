// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace Auth.Ldap;

/// <summary>Opens connections to servers, over TLS where that is wanted. Safe to use from any thread.</summary>
/// <remarks>
/// TLS is of version 1.2 or later, and the certificate must be for the server's name. Revocation is not looked up, and
/// no certificate that is missing is fetched: both would be waits on yet other servers.
/// </remarks>
/// <param name="trusted">The authorities that are trusted; null for those of the system.</param>
/// <param name="timeLimitSeconds">How long a server may search, as it is told.</param>
internal sealed class LdapConnector(X509Certificate2Collection? trusted, int timeLimitSeconds)
{
    /// <summary>Opens a connection on which nobody is known yet.</summary>
    /// <exception cref="LdapException">The server cannot be reached, or is not the one that it should be.</exception>
    public async Task<LdapConnection> OpenAsync(LdapServer server, CancellationToken cancellationToken)
    {
        Stream stream = await ConnectAsync(server, cancellationToken);
        try
        {
            if (server.Security == LdapSecurity.StartTls)
            {
                LdapConnection clear = new(stream, timeLimitSeconds);
                await clear.StartTlsAsync(cancellationToken);
            }

            if (server.Security != LdapSecurity.ClearText)
            {
                stream = await SecureAsync(stream, server.Host, cancellationToken);
            }

            return new LdapConnection(stream, timeLimitSeconds);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task<NetworkStream> ConnectAsync(LdapServer server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new LdapException($"it cannot be reached: {exception.Message}", exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<SslStream> SecureAsync(Stream stream, string host, CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream);
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (trusted is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(trusted);
        }

        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateChainPolicy = policy,
            AllowRenegotiation = false,
        };
        try
        {
            await secure.AuthenticateAsClientAsync(options, cancellationToken);
            return secure;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            string reason = exception.InnerException?.Message ?? exception.Message;
            throw new LdapException($"TLS failed: {reason}", exception);
        }
    }
}
