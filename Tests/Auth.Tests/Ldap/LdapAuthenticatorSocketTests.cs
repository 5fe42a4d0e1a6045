// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Auth.Ldap;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Ldap;

/// <summary>Logins at a real slapd, over each of the three ways to it.</summary>
[TestFixture(LdapSecurity.ClearText)]
[TestFixture(LdapSecurity.StartTls)]
[TestFixture(LdapSecurity.Tls)]
internal sealed class LdapAuthenticatorSocketTests(LdapSecurity security)
{
    private const string Odd = "a,b+c\"d\\e<f>g;h=(*)";

    private static readonly string s_long = new('x', 300);

    private static IEnumerable<TestCaseData> Logins =>
    [
        new("alice", "alicepw", "alice"),
        new("ALICE", "alicepw", "alice"),
        new("élodie", "pässwörd", "élodie"),
        new("ÉLODIE", "pässwörd", "élodie"),
        new(Odd, "oddpw", Odd),
        new("alice", "alicepW", null),
        new("alice", "", null),
        new("alice", "alicepw\0", null),
        new("", "alicepw", null),
        new("", "", null),
        new("lock", "lockpw", null),
        new("nobody", "nobodypw", null),
        new("*", "alicepw", null),
        new("al*", "alicepw", null),
        new(")(uid=*", "alicepw", null),
        new("alice)(objectClass=*", "alicepw", null),
        new("alice,ou=people", "alicepw", null),
        new("alice+cn=x", "alicepw", null),
        new("alice\0", "alicepw", null),
        new("\0", "alicepw", null),
        new(" alice", "alicepw", null),
        new(s_long, "alicepw", null),
        new("alice", s_long, null),
        new("日本語", "alicepw", null),
    ];

    private static Slapd Server => DirectoryFixture.Server;

    [TestCaseSource(nameof(Logins))]
    public async Task AuthenticateAsync_TemplateOfNames_LetsInWhoKnowsThePassword(string user, string password, string? name)
    {
        AuthenticationResult result = await LoginAsync(Options().WithTemplate(), user, password);

        Assert.That(result.User, Is.EqualTo(name), result.Reason);
        Assert.That(result.Roles, Is.EqualTo(name is null ? Roles.None : Roles.View));
    }

    [TestCaseSource(nameof(Logins))]
    public async Task AuthenticateAsync_Search_LetsInWhoKnowsThePassword(string user, string password, string? name)
    {
        AuthenticationResult result = await LoginAsync(Options().WithSearch(Server), user, password);

        Assert.That(result.User, Is.EqualTo(name), result.Reason);
        Assert.That(result.Roles, Is.EqualTo(name is null ? Roles.None : Roles.View));
    }

    [TestCase("memberOf", ModuleOptions.Admins + ": view,kill", "alice", Roles.View | Roles.Kill)]
    [TestCase("memberOf", "CN = FWadmins , ou=Groups,DC=example,dc=org: view, kill", "alice", Roles.View | Roles.Kill)]
    [TestCase("memberOf", ModuleOptions.Admins + ": view", "bob", Roles.None)]
    [TestCase("memberOf", ModuleOptions.Watchers + ": view", "alice", Roles.None)]
    [TestCase("member", ModuleOptions.Admins + ": admin; " + ModuleOptions.Watchers + ": view", "alice", Roles.Admin)]
    [TestCase("member", ModuleOptions.Admins + ": admin", "bob", Roles.None)]
    [TestCase("memberUid", ModuleOptions.Admins + ": admin; " + ModuleOptions.Watchers + ": view", "alice", Roles.View)]
    [TestCase("memberUid", ModuleOptions.Watchers + ": view,change", "bob", Roles.View | Roles.Change)]
    public async Task AuthenticateAsync_Groups_GiveTheirRoles(string groups, string roles, string user, Roles expected)
    {
        foreach (Dictionary<string, string> options in (Dictionary<string, string>[])
            [Options().WithTemplate(), Options().WithSearch(Server)])
        {
            options.With("groups", groups).With("group-roles", roles).Without("default-roles");
            if (groups != "memberOf")
            {
                options["group-base"] = Slapd.Groups;
            }

            AuthenticationResult result = await LoginAsync(options, user.ToUpperInvariant(), user + "pw");

            Assert.That(result.Roles, Is.EqualTo(expected), result.Reason);
            Assert.That(result.User, Is.EqualTo(expected == Roles.None ? null : user));
        }
    }

    [Test]
    public async Task AuthenticateAsync_UserInNoMappedGroup_HasTheDefaultRoles()
    {
        Dictionary<string, string> options = Options().WithTemplate().With("group-roles", ModuleOptions.Admins + ": admin");

        Assert.That((await LoginAsync(options, "alice", "alicepw")).Roles, Is.EqualTo(Roles.Admin));
        Assert.That((await LoginAsync(options, "bob", "bobpw")).Roles, Is.EqualTo(Roles.View));
    }

    [Test]
    public async Task AuthenticateAsync_NameOfTwoEntries_IsRefusedThoughBothPasswordsFit()
    {
        AuthenticationResult result = await LoginAsync(Options().WithSearch(Server), "twin", "twinpw");

        Assert.That(result.Reason, Is.EqualTo("several entries have this name"));
        Assert.That(
            (await LoginAsync(Options().WithSearch(Server).With("base", Slapd.People), "twin", "twinpw")).User,
            Is.EqualTo("twin"));
    }

    [Test]
    public async Task AuthenticateAsync_OtherAttribute_IsWhatUsersType()
    {
        Dictionary<string, string> options = Options().WithSearch(Server).With("attribute", "mail");

        Assert.That((await LoginAsync(options, "alice@example.org", "alicepw")).User, Is.EqualTo("alice@example.org"));
        Assert.That((await LoginAsync(options, "alice", "alicepw")).IsAccepted, Is.False);
    }

    [Test]
    public async Task AuthenticateAsync_UserWhoMayNotReadTheOwnEntry_IsStillLetIn()
    {
        Dictionary<string, string> options =
            Options().WithTemplate().With("user-dn", "uid=%u,ou=closed,dc=example,dc=org");

        Assert.That((await LoginAsync(options, "mole", "molepw")).User, Is.EqualTo("mole"));
    }

    [Test]
    public async Task AuthenticateAsync_AnythingButTwoStrings_IsRefused()
    {
        using var module = new LdapAuthenticator(Options().WithTemplate());
        object?[][] arguments = [[], ["alice"], ["alice", null], ["alice", "alicepw", ""], [1, "alicepw"], ["alice", 1]];

        foreach (object?[] values in arguments)
        {
            AuthenticationResult result = await module.AuthenticateAsync(new LoginArguments(values), CancellationToken.None);
            Assert.That(result.IsAccepted, Is.False);
        }
    }

    [Test]
    public async Task AuthenticateAsync_FiveHundredInARow_AllWork()
    {
        using var module = new LdapAuthenticator(Options().WithTemplate());

        for (int count = 0; count < 500; count++)
        {
            AuthenticationResult result = await module.AuthenticateAsync(
                new LoginArguments(["alice", count % 2 == 0 ? "alicepw" : "wrong"]), CancellationToken.None);
            Assert.That(result.IsAccepted, Is.EqualTo(count % 2 == 0));
        }
    }

    [Test]
    public async Task AuthenticateAsync_ManyAtOnce_AllGetTheirOwnAnswer()
    {
        using var module = new LdapAuthenticator(Options().WithSearch(Server));

        AuthenticationResult[] results = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => module.AuthenticateAsync(
            new LoginArguments(["alice", number % 2 == 0 ? "alicepw" : "wrong"]), CancellationToken.None).AsTask()));

        Assert.That(results.Select(result => result.IsAccepted), Is.EqualTo(
            Enumerable.Range(0, 100).Select(number => number % 2 == 0)));
    }

    [Test]
    public async Task AuthenticateAsync_NewPasswordOfTheSearchingAccount_CountsAtOnce()
    {
        string file = Server.PathOf("changing");
        await File.WriteAllTextAsync(file, "wrong");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var module = new LdapAuthenticator(Options().WithSearch(Server).With("bind-password-file", file));
        LoginArguments alice = new(["alice", "alicepw"]);

        Assert.That(
            async () => await module.AuthenticateAsync(alice, CancellationToken.None),
            Throws.TypeOf<AuthenticationUnavailableException>().With.Message.EndsWith(
                ": it refused the account that searches (InvalidCredentials, 49)"));
        await File.WriteAllTextAsync(file, "svcpw\n");
        Assert.That((await module.AuthenticateAsync(alice, CancellationToken.None)).User, Is.EqualTo("alice"));
    }

    private static async Task<AuthenticationResult> LoginAsync(
        Dictionary<string, string> options, string user, string password)
    {
        using var module = new LdapAuthenticator(options);
        AuthenticationResult result = await module.AuthenticateAsync(
            new LoginArguments([user, password]), CancellationToken.None);
        Assert.That(result.Reason ?? "", password.Length == 0 ? Is.Not.Null : Does.Not.Contain(password));
        return result;
    }

    private Dictionary<string, string> Options() => ModuleOptions.For(security, Server);
}
