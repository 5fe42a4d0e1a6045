// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Daemon.Configuration;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class ConfigFileTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void Read_KnownKeys_AreTaken()
    {
        SettingsLayer layer = Read("""
            # a comment
            [daemon]
            listen = 127.0.0.1:1, unix:/x
            max-page = 5
            [LOG]
            Level = debug
            """);

        Assert.That(layer.Errors, Is.Empty);
        Assert.That(layer.Options["listen"].Values, Is.EqualTo(new[] { "127.0.0.1:1", "unix:/x" }));
        Assert.That(layer.Options["max-page"].Values, Is.EqualTo(new[] { "5" }));
        Assert.That(layer.Options["max-page"].Origin, Is.EqualTo($"{_directory.File("conf")}: [daemon] max-page"));
        Assert.That(layer.Options["log-level"].Values, Is.EqualTo(new[] { "debug" }));
    }

    [Test]
    public void Read_ModuleSections_AreKeptApart()
    {
        SettingsLayer layer = Read("""
            [auth]
            module = ldap
            [auth.ldap]
            url = ldap://a
            [auth.sha]
            file = /x
            """);

        Assert.That(layer.Errors, Is.Empty);
        Assert.That(
            layer.ModuleOptions.Select(option => (option.Module, option.Option, option.Value)),
            Is.EquivalentTo(new[] { ("ldap", "url", "ldap://a"), ("sha", "file", "/x") }));
    }

    [TestCase("[daemon]\nlistne = 1", "[daemon] listne is unknown; did you mean [daemon] listen?")]
    [TestCase("[demon]\nlisten = 1", "[demon] listen is unknown; did you mean [daemon] listen?")]
    [TestCase("[log]\nmax-page = 1", "[log] max-page is unknown; did you mean [daemon] max-page?")]
    [TestCase("listen = 1", "listen (outside any section) is unknown; did you mean [daemon] listen?")]
    [TestCase("[daemon]\nxyzzy = 1", "[daemon] xyzzy is unknown")]
    [TestCase("[daemon]\nreplace = 1", "[daemon] replace is unknown")]
    public void Read_UnknownKey_IsNamedWithTheNearest(string text, string error)
    {
        Assert.That(Read(text).Errors, Has.Some.StartsWith($"{_directory.File("conf")}: {error}"));
    }

    [Test]
    public void Read_KeyGivenTwice_IsAnErrorThatNamesIt()
    {
        SettingsLayer layer = Read("[daemon]\nmax-page = 1\nMAX-PAGE = 2\n");

        Assert.That(layer.Errors, Has.One.Contains("daemon:MAX-PAGE").IgnoreCase);
        Assert.That(layer.Errors[0], Does.StartWith(_directory.File("conf")));
    }

    [Test]
    public void Read_LineThatIsNone_IsAnErrorThatNamesIt()
    {
        Assert.That(Read("[daemon]\nlisten 127.0.0.1:1\n").Errors, Has.One.Contains("listen 127.0.0.1:1"));
    }

    [Test]
    public void Read_NoSuchFile_IsAnError()
    {
        Assert.That(
            ConfigFile.Read("/nonexistent/pyctd.conf").Errors,
            Is.EqualTo(new[] { "/nonexistent/pyctd.conf: there is no such file" }));
    }

    [Test]
    public void Read_Directory_IsAnError()
    {
        Assert.That(ConfigFile.Read(_directory.Path).Errors, Has.One.Contains("cannot be read"));
    }

    private SettingsLayer Read(string text) => ConfigFile.Read(_directory.Write("conf", text));
}
