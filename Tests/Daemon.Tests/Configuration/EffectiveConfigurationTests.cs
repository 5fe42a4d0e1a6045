// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using Daemon.Configuration;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class EffectiveConfigurationTests
{
    [Test]
    public void Write_Output_IsAConfigurationFileWithTheSameMeaning()
    {
        using var directory = new TemporaryDirectory();
        LoadedOptions first = Load(
            directory,
            "--listen", "127.0.0.1:1", "--listen", "unix:/x", "--ignore", "none", "--session-timeout", "1.5",
            "--uid-mask", "0xFF00", "--mod-auth", "ldap", "--auth-url", "ldap://a", "--pid-file", "/run/x");

        string text = Write(first);
        directory.Write("conf", text);
        LoadedOptions second = Load(directory, "--config", "conf");

        foreach (OptionDefinition option in OptionsTable.All)
        {
            Assert.That(option.Show(second.Options), Is.EqualTo(option.Show(first.Options)), option.Name);
        }

        Assert.That(second.Options.AuthOptions, Is.EquivalentTo(first.Options.AuthOptions));
    }

    [Test]
    public void Write_Output_SaysWhereEachValueComesFrom()
    {
        using var directory = new TemporaryDirectory();

        string text = Write(Load(directory, "--max-page", "5"));

        Assert.That(text, Does.Contain("; --max-page\nmax-page = 5\n"));
        Assert.That(text, Does.Contain("; default\nsession-timeout = 10s\n"));
        Assert.That(text, Does.Contain("; default\n; pid-file is not set\n"));
    }

    [TestCase("bind-password")]
    [TestCase("secret")]
    [TestCase("PassPhrase")]
    public void Write_Secret_IsNotShown(string option)
    {
        using var directory = new TemporaryDirectory();

        string text = Write(Load(directory, "--mod-auth", "ldap", $"--auth-{option}", "hunter2"));

        Assert.That(text, Does.Contain(option.ToLowerInvariant()).And.Not.Contain("hunter2"));
    }

    private static string Write(LoadedOptions loaded)
    {
        using var output = new StringWriter();
        EffectiveConfiguration.Write(loaded, output);
        return output.ToString();
    }

    private static LoadedOptions Load(TemporaryDirectory directory, params string[] arguments)
    {
        string file = directory.File("conf");
        if (!File.Exists(file))
        {
            directory.Write("conf", "");
        }

        return new OptionsLoader(
            CommandLine.Parse(arguments), new Dictionary<string, string> { ["PYCTD_CONFIG"] = file }, directory.Path).Load();
    }
}
