// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Daemon.Configuration;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class OptionsLoaderTests
{
    private readonly Dictionary<string, string> _environment = [];
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new TemporaryDirectory();
        _environment.Clear();
        _directory.Write("conf", "");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void Load_NothingGiven_HasTheDefaults()
    {
        LoadedOptions loaded = Load();

        foreach (OptionDefinition option in OptionsTable.All)
        {
            Assert.That(option.Show(loaded.Options), Is.EqualTo(option.Show(new Options())), option.Name);
        }

        Assert.That(loaded.Origins, Is.Empty);
    }

    [Test]
    public void Load_AllSources_TheLaterWins()
    {
        _directory.Write("conf", "[daemon]\nmax-page = 1\nmax-sessions = 1\nsession-timeout = 1");
        _environment["PYCTD_MAX_PAGE"] = "2";
        _environment["PYCTD_MAX_SESSIONS"] = "2";

        LoadedOptions loaded = Load("--max-page", "3");

        Assert.That(loaded.Options.MaxPage, Is.EqualTo(3));
        Assert.That(loaded.Options.MaxSessions, Is.EqualTo(2));
        Assert.That(loaded.Options.SessionTimeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(loaded.Origins["max-page"], Is.EqualTo("--max-page"));
        Assert.That(loaded.Origins["max-sessions"], Is.EqualTo("environment variable PYCTD_MAX_SESSIONS"));
        Assert.That(loaded.Origins["session-timeout"], Does.EndWith("conf: [daemon] session-timeout"));
    }

    [Test]
    public void Load_ListInSeveralSources_TheLaterReplacesTheWholeList()
    {
        _directory.Write("conf", "[daemon]\nlisten = 127.0.0.1:1 127.0.0.1:2");

        LoadedOptions loaded = Load("--listen", "127.0.0.1:3");

        Assert.That(loaded.Options.Listen.Select(address => address.ToString()), Is.EqualTo(new[] { "127.0.0.1:3" }));
    }

    [Test]
    public void Load_SeveralMistakes_NamesThemAllWithPlaceAndWhatIsAllowed()
    {
        _directory.Write("conf", "[daemon]\nmax-page = many\nlistne = x");
        _environment["PYCTD_LOG_LEVEL"] = "loud";

        ConfigurationException? error = Assert.Throws<ConfigurationException>(
            () => Load("--session-timeout", "0", "--frob"));

        string file = _directory.File("conf");
        Assert.That(error!.Errors, Is.EquivalentTo(new[]
        {
            $"{file}: [daemon] max-page: \"many\" is not valid; a whole number from 1 to 100000 is expected",
            $"{file}: [daemon] listne is unknown; did you mean [daemon] listen?",
            "environment variable PYCTD_LOG_LEVEL: \"loud\" is not valid; "
                + "verbose, debug, info, warning, error or fatal is expected",
            "--session-timeout: \"0\" is not valid; "
                + "a time from 1s to 24h (units ms, s, m, h; seconds without one) is expected",
            "--frob is unknown; pyctd --help lists all options",
        }));
    }

    [TestCase("0.0.0.0:8040")]
    [TestCase("[::]:8040")]
    [TestCase("192.0.2.1:8040")]
    public void Load_ListenerThatOthersCanReach_IsRefusedWithoutConsent(string address)
    {
        Assert.That(
            () => Load("--listen", address),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains(address).And.Message.Contains("--allow-remote"));
        Assert.That(() => Load("--listen", address, "--allow-remote"), Throws.Nothing);
    }

    [TestCase("--listen 127.0.0.1:1", true)]
    [TestCase("--listen unix:/x", false)]
    [TestCase("--listen 127.0.0.1:1 --mod-auth sha", false)]
    public void Load_TcpWithoutAuthentication_IsWarnedOf(string arguments, bool isRisky)
    {
        Assert.That(Load(arguments.Split(' ')).Warnings, Has.Exactly(isRisky ? 1 : 0).Contains("no authentication module"));
    }

    [Test]
    public void Load_RelativePaths_StartFromTheDirectoryOfTheStart()
    {
        LoadedOptions loaded = Load("--pid-file", "x.pid");

        Assert.That(loaded.Options.PidFile, Is.EqualTo(_directory.File("x.pid")));
    }

    [Test]
    public void Load_ModuleOptions_AreThoseOfTheChosenModule()
    {
        _directory.Write("conf", "[auth]\nmodule = LDAP\n[auth.ldap]\nurl = a\nbase = b\n[auth.sha]\nfile = c");
        _environment["PYCTD_AUTH_BASE"] = "d";

        Options options = Load("--auth-timeout", "5").Options;

        Assert.That(options.AuthModule, Is.EqualTo("ldap"));
        Assert.That(
            options.AuthOptions,
            Is.EquivalentTo(new Dictionary<string, string> { ["url"] = "a", ["base"] = "d", ["timeout"] = "5" }));
    }

    [Test]
    public void Load_ModuleByPath_HasTheSectionOfItsFileName()
    {
        _directory.Write("conf", "[auth]\nmodule = Own.dll\n[auth.own]\nkey = value");

        Options options = Load().Options;

        Assert.That(options.AuthModule, Is.EqualTo(_directory.File("Own.dll")));
        Assert.That(options.AuthOptions["key"], Is.EqualTo("value"));
    }

    [Test]
    public void Load_FileChangedMeanwhile_IsReadAgain()
    {
        OptionsLoader loader = Make();
        loader.Load();

        _directory.Write("conf", "[daemon]\nmax-page = 77");

        Assert.That(loader.Load().Options.MaxPage, Is.EqualTo(77));
    }

    [Test]
    public void Load_FileNamedByEnvironment_IsRead()
    {
        _environment["PYCTD_CONFIG"] = _directory.Write("other", "[daemon]\nmax-page = 9");
        var loader = new OptionsLoader(CommandLine.Parse([]), _environment, _directory.Path);

        Assert.That(loader.Load().Options.MaxPage, Is.EqualTo(9));
    }

    private LoadedOptions Load(params string[] arguments) => Make(arguments).Load();

    private OptionsLoader Make(params string[] arguments)
    {
        return new OptionsLoader(CommandLine.Parse(["--config", "conf", .. arguments]), _environment, _directory.Path);
    }
}
