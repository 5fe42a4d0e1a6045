// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.DirectoryServices.Protocols;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Auth.Ldap;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Ldap;

/// <summary>What libldap says of a name and a password, and what this client says.</summary>
/// <remarks>
/// Over ldaps alone: System.DirectoryServices.Protocols fails at StartTLS on Linux. It also waits for ever in places, and
/// so has a thread of its own.
/// </remarks>
internal sealed class OracleSocketTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static Slapd Server => DirectoryFixture.Server;

    [OneTimeSetUp]
    public void PrepareAuthorities()
    {
        string directory = Server.PathOf("authorities");
        Directory.CreateDirectory(directory);
        File.Copy(Server.CaFile, Path.Combine(directory, "ca.pem"));
        CommandRunner.Run("openssl", "rehash", directory);
    }

    [TestCase("uid=alice," + Slapd.People, "alicepw", LdapResultCode.Success)]
    [TestCase("UID=Alice, OU=People, dc=example, dc=org", "alicepw", LdapResultCode.Success)]
    [TestCase("uid=élodie," + Slapd.People, "pässwörd", LdapResultCode.Success)]
    [TestCase("uid=alice," + Slapd.People, "wrong", LdapResultCode.InvalidCredentials)]
    [TestCase("uid=nobody," + Slapd.People, "alicepw", LdapResultCode.InvalidCredentials)]
    [TestCase("uid=lock," + Slapd.People, "x", LdapResultCode.InvalidCredentials)]
    [TestCase("uid=alice,dc=elsewhere", "alicepw", LdapResultCode.InvalidCredentials)]
    public async Task BindAsync_NameAndPassword_HaveTheResultThatLibldapReports(
        string dn, string password, LdapResultCode expected)
    {
        LdapSettings settings = LdapSettingsReader.Read(ModuleOptions.For(LdapSecurity.Tls, Server).WithTemplate());
        LdapConnector connector = new(settings.TrustedAuthorities, timeLimitSeconds: 10);
        using Auth.Ldap.LdapConnection connection = await connector.OpenAsync(settings.Servers[0], CancellationToken.None);

        LdapResultCode code = await connection.BindAsync(
            dn, System.Text.Encoding.UTF8.GetBytes(password), CancellationToken.None);

        Assert.That(code, Is.EqualTo(expected));
        Assert.That(AskLibldap(dn, password), Is.EqualTo((int)code));
    }

    private static int AskLibldap(string dn, string password)
    {
        // A background thread: one that never comes back does not keep the tests from ending.
        var bind = Task.Factory.StartNew(
            () => BindByLibldap(dn, password),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Assert.That(bind.Wait(s_patience), Is.True, "libldap does not come back");
        return bind.Result;
    }

    private static int BindByLibldap(string dn, string password)
    {
        var server = new LdapDirectoryIdentifier("127.0.0.1", Server.TlsPort);
        using var connection = new System.DirectoryServices.Protocols.LdapConnection(server)
        {
            AuthType = AuthType.Basic,
            AutoBind = false,
        };
        LdapSessionOptions session = connection.SessionOptions;
        session.ProtocolVersion = 3;
        session.ReferralChasing = ReferralChasingOptions.None;
        session.TrustedCertificatesDirectory = Server.PathOf("authorities");
        session.StartNewTlsSessionContext();
        session.SecureSocketLayer = true;
        try
        {
            connection.Bind(new NetworkCredential(dn, password));
            return 0;
        }
        catch (System.DirectoryServices.Protocols.LdapException exception)
        {
            return exception.ErrorCode;
        }
    }
}
