// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Auth.Ldap;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

internal sealed class LdapSettingsReaderTests
{
    private DirectoryInfo _directory = null!;

    [SetUp]
    public void SetUp() => _directory = Directory.CreateTempSubdirectory("pyctd-ldap-");

    [TearDown]
    public void TearDown() => _directory.Delete(recursive: true);

    [Test]
    public void Read_LeastOptions_HaveSafeDefaults()
    {
        LdapSettings settings = LdapSettingsReader.Read(Least());

        Assert.That(settings.Servers, Is.EqualTo(new[] { new LdapServer("a.example.org", 636, LdapSecurity.Tls) }));
        Assert.That(settings.TrustedAuthorities, Is.Null);
        Assert.That(settings.Timeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(settings.Groups, Is.EqualTo(GroupLookup.MemberOf));
        Assert.That(settings.DefaultRights.Roles, Is.EqualTo(Roles.View));
    }

    [TestCase("ldaps://a:637 ldap://b", "start-tls", "ldaps://a:637 ldap://b:389")]
    [TestCase("ldap://[::1]:3890,ldap://127.0.0.1/", "clear-text", "ldap://[::1]:3890 ldap://127.0.0.1:389")]
    [TestCase("ldaps://a ldaps://a", "start-tls", "ldaps://a:636")]
    public void Read_SeveralServers_KeepTheirOrder(string urls, string way, string expected)
    {
        LdapSettings settings = LdapSettingsReader.Read(Least().With("url", urls).With(way, "yes"));

        Assert.That(string.Join(' ', settings.Servers), Is.EqualTo(expected));
        Assert.That(settings.Servers.Where(server => server.Security != LdapSecurity.Tls).Select(server => server.Security),
            Has.All.EqualTo(way == "start-tls" ? LdapSecurity.StartTls : LdapSecurity.ClearText));
    }

    [TestCase("1s", 1000)]
    [TestCase("60", 60000)]
    [TestCase("250ms", 250)]
    public void Read_Timeout_HasUnits(string text, int milliseconds) => Assert.That(
        LdapSettingsReader.Read(Least().With("timeout", text)).Timeout.TotalMilliseconds, Is.EqualTo(milliseconds));

    [TestCase("url", "", "the option url is missing")]
    [TestCase("url", "ldap://a", "ldap://a would show passwords to whoever is on the way; use ldaps://, or start-tls = yes, or")]
    [TestCase("url", "http://a", "url: \"http://a\" is not valid; ldaps://HOST or ldap://HOST is expected")]
    [TestCase("url", "ldaps://", "url: \"ldaps://\" is not valid")]
    [TestCase("url", "ldaps://a/dc=o", "url: \"ldaps://a/dc=o\" is not valid")]
    [TestCase("url", "ldaps://user:pw@a", "is not valid")]
    [TestCase("url", "a.example.org", "is not valid")]
    [TestCase("start-tls", "maybe", "start-tls: \"maybe\" is not valid; yes or no is expected")]
    [TestCase("timeout", "0", "timeout: \"0\" is not valid; a time of at most 60s")]
    [TestCase("timeout", "61s", "is not valid")]
    [TestCase("timeout", "1h", "is not valid")]
    [TestCase("timeout", "99999999999", "is not valid")]
    [TestCase("user-dn", "", "who the users are is missing; give user-dn, or base, bind-dn and bind-password-file")]
    [TestCase("user-dn", "uid=alice", "user-dn: \"uid=alice\" is not valid; a name such as uid=%u,")]
    [TestCase("base", "dc=o", "user-dn and base exclude each other")]
    [TestCase("default-roles", "", "nobody could log in; give roles to groups with group-roles, or to everybody with default-roles")]
    [TestCase("default-roles", "none", "nobody could log in")]
    [TestCase("default-roles", "root", "default-roles: \"root\" is not valid")]
    [TestCase("group-roles", "cn=a view", "group-roles: \"cn=a view\" is not valid")]
    [TestCase("group-base", "ou=groups", "group-base is of use only with group-roles and groups = member or memberUid")]
    [TestCase("groups", "all", "groups: \"all\" is not valid; memberOf, member or memberUid is expected")]
    [TestCase("ca-file", "/nonexistent/ca.pem", "ca-file: ")]
    [TestCase("ca-file", "/dev/null", "ca-file: /dev/null holds no certificate in PEM form")]
    [TestCase("ulr", "x", "has no option ulr; it takes url, start-tls, clear-text,")]
    public void Read_OptionThatIsWrong_SaysWhatIsExpected(string name, string value, string message) => Assert.That(
        () => LdapSettingsReader.Read(Least().With(name, value)),
        Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    [Test]
    public void Read_BothWaysForPlainServers_AreRefused() => Assert.That(
        () => LdapSettingsReader.Read(Least().With("start-tls", "yes").With("clear-text", "yes")),
        Throws.ArgumentException.With.Message.EqualTo("start-tls and clear-text exclude each other"));

    [Test]
    public void Read_GroupEntriesWithoutBase_AreRefused() => Assert.That(
        () => LdapSettingsReader.Read(Least().With("groups", "member").With("group-roles", "cn=a: view")),
        Throws.ArgumentException.With.Message.EqualTo("group-base is missing: the entry below which the groups are"));

    [TestCase("base", "the option base is missing")]
    [TestCase("bind-dn", "the option bind-dn is missing")]
    [TestCase("bind-password-file", "the option bind-password-file is missing")]
    public void Read_SearchWithoutAPart_NamesIt(string name, string message) => Assert.That(
        () => LdapSettingsReader.Read(Search().Without(name)),
        Throws.ArgumentException.With.Message.EqualTo(message));

    [TestCase("base", "people", "base: \"people\" is not valid; a name such as ou=people,")]
    [TestCase("attribute", "uid)(x", "attribute: \"uid)(x\" is not valid")]
    [TestCase("bind-dn", "svc", "bind-dn: \"svc\" is not valid")]
    [TestCase("bind-password-file", "/nonexistent/password", "bind-password-file: ")]
    public void Read_SearchThatIsWrong_SaysWhatIsExpected(string name, string value, string message) => Assert.That(
        () => LdapSettingsReader.Read(Search().With(name, value)),
        Throws.ArgumentException.With.Message.StartsWith(message));

    [TestCase("geheim\n", 0b110_100_000, null)]
    [TestCase("geheim", 0b110_000_000, null)]
    [TestCase("geheim\n", 0b110_100_100, "chmod g-w,o-rw ")]
    [TestCase("geheim\n", 0b110_110_000, "chmod g-w,o-rw ")]
    [TestCase("geheim\nmehr\n", 0b110_000_000, "must hold one line with the password")]
    [TestCase("\n", 0b110_000_000, "must hold one line with the password")]
    [TestCase("", 0b110_000_000, "must hold one line with the password")]
    [TestCase("ge\0heim", 0b110_000_000, "must hold one line with the password")]
    public void Read_PasswordFile_IsOneLineForNobodyElse(string text, int mode, string? problem)
    {
        Dictionary<string, string> options = Search();
        File.WriteAllText(options["bind-password-file"], text);
        File.SetUnixFileMode(options["bind-password-file"], (UnixFileMode)mode);

        if (problem is null)
        {
            Assert.That(LdapSettingsReader.Read(options).Search!.PasswordFile.Read(), Is.EqualTo("geheim"u8.ToArray()));
            return;
        }

        Assert.That(() => LdapSettingsReader.Read(options), Throws.ArgumentException
            .With.Message.Contains(problem).And.Message.Not.Contains("heim"));
    }

    private static Dictionary<string, string> Least() => new()
    {
        ["url"] = "ldaps://a.example.org",
        ["user-dn"] = "uid=%u,dc=o",
        ["default-roles"] = "view",
    };

    private Dictionary<string, string> Search()
    {
        string path = Path.Combine(_directory.FullName, "secret");
        File.WriteAllText(path, "geheim\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Least().Without("user-dn").With("base", "dc=o").With("bind-dn", "cn=svc").With("bind-password-file", path);
    }
}
