// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Auth.Ldap;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Ldap;

/// <summary>
/// Servers that cannot or do not answer: whoever they are, the login is not decided, in the time that was set, and
/// without a word of what was sent.
/// </summary>
internal sealed class UnreachableServerSocketTests
{
    // Not found in any message by chance.
    private const string Password = "alicepw-9d1f";

    // The answer to the first request: BindResponse, success.
    private static readonly byte[] s_welcome = Convert.FromHexString("300C02010161070A010004000400");

    private static readonly LoginArguments s_alice = new(["alice", Password]);

    private static IEnumerable<TestCaseData> Answers =>
    [
        new("", "it closed the connection before it had answered"),
        new("300C0201016107", "it closed the connection before it had answered"),
        new("30", "it closed the connection before it had answered"),
        new("485454502F312E3120343030", "something that is not LDAP"),
        new("3080020101610700000000", "something that is not LDAP"),
        new("3088FFFFFFFFFFFFFFFF", "something that is not LDAP"),
        new("3084FFFFFFFF", "more than 1 MiB"),
        new("308400100001", "more than 1 MiB"),
        new("300C02010261070A010004000400", "it answered what it was not asked"),
        new("300C02010165070A010004000400", "it answered something else than what it was asked"),
        new("300C02010178070A010034000400", "it answered something else than what it was asked"),
        new("300C02010078070A013404000400", "it is closing the connection"),
        new("300C02010161070A010A04000400", "it could not check the password (Referral, 10)"),
        new("300C02010161070A013304000400", "it could not check the password (result 51)"),
        new("300C02010161070A010D04000400", "it could not check the password (ConfidentialityRequired, 13)"),
        new("300A02010161050A01000400", "something that is not LDAP"),
        new("300C0201FF61070A010004000400", "something that is not LDAP"),
    ];

    private static IEnumerable<TestCaseData> SearchAnswers =>
    [
        // SearchResultReference
        new("3010020102730B04096C6461703A2F2F782F", "it refers to another server, which is not asked"),
        // SearchResultDone, referral
        new("300C02010265070A010A04000400", "it refused a search (Referral, 10)"),
        // An entry with a part that is cut off
        new("300B0201026406040130300130000000", "something that is not LDAP"),
        // Two entries where one was asked for
        new("300A02010264050401783000300A02010264050401783000", "it sent more entries than it was asked for"),
        new("300A0201026405040178", "it closed the connection before it had answered"),
        // An entry whose name is not UTF-8
        new("300A02010264050401FF3000", "something that is not LDAP"),
    ];

    private static Slapd Directory => DirectoryFixture.Server;

    [TestCaseSource(nameof(Answers))]
    public async Task AuthenticateAsync_AnswerToBindThatIsNone_DecidesNothing(string answer, string problem)
    {
        await using var server = ScriptedServer.Answering(Convert.FromHexString(answer));

        await AssertUndecidedAsync(Clear(server), $"{server.Url("ldap")}: ", problem);
    }

    [TestCaseSource(nameof(SearchAnswers))]
    public async Task AuthenticateAsync_AnswerToSearchThatIsNone_DecidesNothing(string answer, string problem)
    {
        await using var server = ScriptedServer.Answering(s_welcome, Convert.FromHexString(answer));

        await AssertUndecidedAsync(Clear(server), problem);
    }

    [Test]
    public async Task AuthenticateAsync_ServerThatRepeatsWhatItWasSent_IsNotQuoted()
    {
        byte[] words = Encoding.UTF8.GetBytes(Password);
        byte[] answer =
        [
            .. Convert.FromHexString("30"), (byte)(12 + words.Length), 2, 1, 1, 0x61, (byte)(7 + words.Length),
            0x0A, 1, 2, 4, 0, 4, (byte)words.Length, .. words,
        ];
        await using var server = ScriptedServer.Answering(answer);

        await AssertUndecidedAsync(Clear(server), "(result 2)");
    }

    [TestCase("ldap", "clear-text")]
    [TestCase("ldap", "start-tls")]
    [TestCase("ldaps", null)]
    public async Task AuthenticateAsync_DeadServer_IsGivenUpInTime(string scheme, string? way)
    {
        await using ScriptedServer server = ScriptedServer.Silent();
        Dictionary<string, string> options = Options(server.Url(scheme)).With("timeout", "300ms");
        if (way is not null)
        {
            options[way] = "yes";
        }

        long start = Stopwatch.GetTimestamp();
        await AssertUndecidedAsync(options, "it did not answer in time");
        Assert.That(Stopwatch.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMilliseconds(290)));
    }

    [Test]
    public async Task AuthenticateAsync_DeadAfterBind_IsGivenUpInTime()
    {
        await using var server = new ScriptedServer(async (stream, end) =>
        {
            await stream.ReadAtLeastAsync(new byte[4096], minimumBytes: 1, throwOnEndOfStream: true, end);
            await stream.WriteAsync(s_welcome, end);
            await Task.Delay(Timeout.Infinite, end);
        });

        await AssertUndecidedAsync(Clear(server).With("timeout", "300ms"), "it did not answer in time");
    }

    [Test]
    public async Task AuthenticateAsync_CallerGone_EndsWithoutWaitingForTheServer()
    {
        await using ScriptedServer server = ScriptedServer.Silent();
        using var module = new LdapAuthenticator(Clear(server).With("timeout", "60s"));
        using var gone = new CancellationTokenSource();
        Task<AuthenticationResult> login = module.AuthenticateAsync(s_alice, gone.Token).AsTask();

        await gone.CancelAsync();

        Assert.That(async () => await login, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("StartTls refused", "300C02010178070A010204000400", "it refused StartTLS (result 2)")]
    [TestCase("StartTls accepted, then no TLS", "300C02010178070A010004000400", "TLS failed")]
    [TestCase("Bytes behind the acceptance", "300C02010178070A010004000400300C02010161070A010004000400", "TLS failed")]
    public async Task AuthenticateAsync_StartTlsThatComesToNothing_SendsNoPassword(string what, string answer, string problem)
    {
        var received = new List<byte>();
        await using var server = new ScriptedServer(async (stream, end) =>
        {
            byte[] buffer = new byte[4096];
            bool isFirst = true;
            for (int length; (length = await stream.ReadAsync(buffer, end)) > 0; isFirst = false)
            {
                received.AddRange(buffer[..length]);
                await stream.WriteAsync(isFirst ? Convert.FromHexString(answer) : "no TLS here"u8.ToArray(), end);
            }
        });

        await AssertUndecidedAsync(Options(server.Url("ldap")).With("start-tls", "yes"), problem);
        Assert.That(Encoding.Latin1.GetString([.. received]), Does.Not.Contain(Password), what);
    }

    [Test]
    public async Task AuthenticateAsync_ClearTextThatTheServerForbids_SaysSo()
    {
        await using Slapd strict = await Slapd.StartAsync("security simple_bind=128");

        await AssertUndecidedAsync(
            ModuleOptions.For(LdapSecurity.ClearText, strict).WithTemplate(),
            "it could not check the password (ConfidentialityRequired, 13)");
        foreach (LdapSecurity security in (LdapSecurity[])[LdapSecurity.StartTls, LdapSecurity.Tls])
        {
            using var module = new LdapAuthenticator(ModuleOptions.For(security, strict).WithTemplate());
            LoginArguments right = new(["alice", "alicepw"]);
            Assert.That((await module.AuthenticateAsync(right, CancellationToken.None)).User, Is.EqualTo("alice"));
        }
    }

    [TestCase(LdapSecurity.StartTls)]
    [TestCase(LdapSecurity.Tls)]
    public async Task AuthenticateAsync_UntrustedAuthority_IsRefused(LdapSecurity security)
    {
        Dictionary<string, string> options = ModuleOptions.For(security, Directory).WithTemplate();

        await AssertUndecidedAsync(options.With("ca-file", Directory.OtherCaFile), "TLS failed: ", "UntrustedRoot");
        await AssertUndecidedAsync(options.Without("ca-file"), "TLS failed: ", "UntrustedRoot");
    }

    [TestCase(LdapSecurity.StartTls)]
    [TestCase(LdapSecurity.Tls)]
    public async Task AuthenticateAsync_CertificateOfAnotherHost_IsRefused(LdapSecurity security)
    {
        await AssertUndecidedAsync(
            ModuleOptions.For(security, Directory, "127.0.0.2").WithTemplate(), "TLS failed: ", "RemoteCertificateNameMismatch");

        using var module = new LdapAuthenticator(ModuleOptions.For(security, Directory, "localhost").WithTemplate());
        LoginArguments right = new(["alice", "alicepw"]);
        Assert.That((await module.AuthenticateAsync(right, CancellationToken.None)).User, Is.EqualTo("alice"));
    }

    [TestCase(LdapSecurity.ClearText)]
    [TestCase(LdapSecurity.StartTls)]
    [TestCase(LdapSecurity.Tls)]
    public async Task AuthenticateAsync_NobodyListens_SaysSo(LdapSecurity security)
    {
        await using Slapd gone = await Slapd.StartAsync();
        await gone.KillAsync();

        await AssertUndecidedAsync(
            ModuleOptions.For(security, gone).WithTemplate(), "it cannot be reached: Connection refused");
    }

    [Test]
    public async Task AuthenticateAsync_HostWithoutAddress_SaysSo()
    {
        await AssertUndecidedAsync(Options("ldaps://nowhere.invalid"), "ldaps://nowhere.invalid:636: it cannot be reached: ");
    }

    [Test]
    public async Task AuthenticateAsync_FirstServerDead_DelaysOneLoginOnly()
    {
        await using ScriptedServer dead = ScriptedServer.Silent();
        Dictionary<string, string> options = ModuleOptions.For(LdapSecurity.ClearText, Directory).WithTemplate();
        options["url"] = $"{dead.Url("ldap")} {options["url"]}";
        using var module = new LdapAuthenticator(options.With("timeout", "2s"));

        for (int count = 0; count < 20; count++)
        {
            AuthenticationResult result = await module.AuthenticateAsync(
                new LoginArguments(["alice", "alicepw"]), CancellationToken.None);
            Assert.That(result.User, Is.EqualTo("alice"));
        }

        Assert.That(dead.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task AuthenticateAsync_AllServersAway_NamesThemAllAndGoesOnWhenOneIsBack()
    {
        await using Slapd first = await Slapd.StartAsync();
        await using Slapd second = await Slapd.StartAsync();
        Dictionary<string, string> options = ModuleOptions.For(LdapSecurity.ClearText, first).WithTemplate();
        options["url"] += " " + ModuleOptions.For(LdapSecurity.ClearText, second)["url"];
        using var module = new LdapAuthenticator(options);
        await first.KillAsync();
        await second.KillAsync();

        Assert.That(
            async () => await module.AuthenticateAsync(s_alice, CancellationToken.None),
            Throws.TypeOf<AuthenticationUnavailableException>()
                .With.Message.Contains($":{first.Port}: it cannot").And.Message.Contains($":{second.Port}: it cannot"));
        await second.StartAgainAsync();
        LoginArguments right = new(["alice", "alicepw"]);
        Assert.That((await module.AuthenticateAsync(right, CancellationToken.None)).User, Is.EqualTo("alice"));
    }

    private static async Task AssertUndecidedAsync(Dictionary<string, string> options, params string[] words)
    {
        using var module = new LdapAuthenticator(options);
        try
        {
            AuthenticationResult result = await module.AuthenticateAsync(s_alice, CancellationToken.None);
            Assert.Fail($"It was decided: {result.User} {result.Reason}");
        }
        catch (AuthenticationUnavailableException exception)
        {
            foreach (string word in words)
            {
                Assert.That(exception.Message, Does.Contain(word));
            }

            Assert.That(exception.ToString(), Does.Not.Contain(Password));
        }
    }

    private static Dictionary<string, string> Clear(ScriptedServer server) =>
        Options(server.Url("ldap")).With("clear-text", "yes");

    private static Dictionary<string, string> Options(string url) =>
        new Dictionary<string, string> { ["url"] = url, ["timeout"] = "20s" }.WithTemplate();
}
