// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class CommandLineTests
{
    [TestCase("", nameof(CommandLineMode.Run))]
    [TestCase("--help", nameof(CommandLineMode.Help))]
    [TestCase("-h", nameof(CommandLineMode.Help))]
    [TestCase("--version", nameof(CommandLineMode.Version))]
    [TestCase("-V", nameof(CommandLineMode.Version))]
    [TestCase("--check-config", nameof(CommandLineMode.CheckConfig))]
    [TestCase("--check-config --listen 127.0.0.1:1", nameof(CommandLineMode.CheckConfig))]
    public void Parse_Mode_IsFound(string arguments, string mode)
    {
        Assert.That(Parse(arguments).Mode.ToString(), Is.EqualTo(mode));
    }

    [TestCase("--max-page 5")]
    [TestCase("--max-page=5")]
    public void Parse_Value_IsTaken(string arguments)
    {
        Setting setting = Parse(arguments).Settings.Options["max-page"];

        Assert.That(setting.Values, Is.EqualTo(new[] { "5" }));
        Assert.That(setting.Origin, Is.EqualTo("--max-page"));
    }

    [Test]
    public void Parse_RepeatedList_TakesAllInOrder()
    {
        CommandLine line = Parse("--listen 127.0.0.1:1 --ignore none --listen=unix:/x");

        Assert.That(line.Settings.Options["listen"].Values, Is.EqualTo(new[] { "127.0.0.1:1", "unix:/x" }));
        Assert.That(line.Settings.Errors, Is.Empty);
    }

    [Test]
    public void Parse_SwitchBeforeOption_TakesNoValue()
    {
        CommandLine line = Parse("--allow-remote --max-page 5");

        Assert.That(line.Settings.Options["allow-remote"].Values, Is.Empty);
        Assert.That(line.Settings.Errors, Is.Empty);
    }

    [Test]
    public void Parse_SwitchWithValue_TakesIt()
    {
        CommandLine line = Parse("--allow-remote=no");

        Assert.That(line.Settings.Options["allow-remote"].Values, Is.EqualTo(new[] { "no" }));
        Assert.That(line.Settings.Errors, Is.Empty);
    }

    [TestCase("--listne 127.0.0.1:1", "--listne is unknown; did you mean --listen?")]
    [TestCase("--frobnicate", "--frobnicate is unknown; pyctd --help lists all options")]
    [TestCase("start", "\"start\" is not expected; pyctd takes options alone")]
    [TestCase("--max-page", "--max-page: a value is missing; a whole number from 1 to 100000 is expected")]
    [TestCase("--max-page --replace", "--max-page: a value is missing; a whole number from 1 to 100000 is expected")]
    [TestCase("--max-page 1 --max-page 2", "--max-page is given 2 times")]
    [TestCase("--config", "--config: a value is missing; the path of a file is expected")]
    [TestCase("--auth-file", "--auth-file: a value is missing")]
    public void Parse_Mistake_IsNamed(string arguments, string error)
    {
        Assert.That(Parse(arguments).Settings.Errors, Does.Contain(error));
    }

    [Test]
    public void Parse_ModuleOptions_ArePassedOn()
    {
        CommandLine line = Parse("--auth-url ldap://a --mod-auth ldap --auth-Base=dc=example,dc=org --replace");

        Assert.That(
            line.Settings.ModuleOptions.Select(option => (option.Option, option.Value)),
            Is.EqualTo(new[] { ("url", "ldap://a"), ("base", "dc=example,dc=org") }));
        Assert.That(line.Settings.Options.Keys, Is.EquivalentTo(new[] { "mod-auth", "replace" }));
        Assert.That(line.Settings.Errors, Is.Empty);
    }

    [Test]
    public void Parse_ValueWithAtSign_IsNoResponseFile()
    {
        Assert.That(Parse("--pid-file @x").Settings.Options["pid-file"].Values, Is.EqualTo(new[] { "@x" }));
    }

    [Test]
    public void Parse_Config_GivesThePath()
    {
        Assert.That(Parse("-c /etc/x").ConfigPath, Is.EqualTo("/etc/x"));
        Assert.That(Parse("").ConfigPath, Is.Null);
    }

    private static CommandLine Parse(string arguments)
    {
        return CommandLine.Parse(arguments.Split(' ', System.StringSplitOptions.RemoveEmptyEntries));
    }
}
