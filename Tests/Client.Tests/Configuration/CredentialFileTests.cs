// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Client.Configuration;
using NUnit.Framework;
using XmlRpc.Client;

namespace Client.Tests.Configuration;

internal sealed class CredentialFileTests
{
    private static readonly XmlRpcAddress s_first = XmlRpcAddress.Parse("https://fw1:8040");
    private static readonly XmlRpcAddress s_second = XmlRpcAddress.Parse("unix:/run/pyctd.sock");

    private string _directory = null!;
    private CredentialFile _file = null!;

    private string CredentialPath => Path.Combine(_directory, "below", "credentials");

    [SetUp]
    public void SetUp()
    {
        _directory = Directory.CreateTempSubdirectory("pc-").FullName;
        _file = new CredentialFile(CredentialPath);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void Keep_SeveralDaemons_AreFoundByTheirAddresses()
    {
        _file.Keep(s_first, new Credentials("alice", "se same="));
        _file.Keep(s_second, new Credentials("bob", ""));
        _file.Keep(s_first, new Credentials("alice", "new"));

        Assert.That(_file.Find(s_first), Is.EqualTo(new Credentials("alice", "new")));
        Assert.That(_file.Find(s_second), Is.EqualTo(new Credentials("bob", "")));
    }

    [Test]
    public void Keep_NewFile_IsItsOwnersAlone()
    {
        _file.Keep(s_first, new Credentials("alice", "sesame"));

        Assert.That(
            File.GetUnixFileMode(CredentialPath), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void Find_FileThatOthersCanRead_IsRefused()
    {
        _file.Keep(s_first, new Credentials("alice", "sesame"));
        File.SetUnixFileMode(
            CredentialPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.That(
            () => _file.Find(s_first),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains($"chmod 600 {CredentialPath}"));
    }

    [TestCase("al\tice", "x")]
    [TestCase("alice", "x\ny")]
    public void Keep_WhatTheFileCannotHold_IsRefused(string user, string password)
    {
        Assert.That(
            () => _file.Keep(s_first, new Credentials(user, password)), Throws.TypeOf<ConfigurationException>());
    }

    [Test]
    public void Forget_Daemon_LeavesTheOthers()
    {
        _file.Keep(s_first, new Credentials("alice", "sesame"));
        _file.Keep(s_second, new Credentials("bob", "x"));

        Assert.That(_file.Forget(s_first), Is.True);
        Assert.That(_file.Forget(s_first), Is.False);
        Assert.That(_file.Find(s_first), Is.Null);
        Assert.That(_file.Find(s_second), Is.Not.Null);
    }
}
