// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class StoreLocationTests
{
    private const string Server = "Host=db;Username=pyctd;Password=geheim";

    [TestCase("inventory.db", "/base/inventory.db")]
    [TestCase("/srv/a=b.db", "/srv/a=b.db")]
    [TestCase("./a=b.db", "/base/a=b.db")]
    public void Parse_Path_IsAbsolute(string text, string expected) => Assert.That(Parse(text), Is.EqualTo(expected));

    [TestCase("Host=db;Database=pyctd")]
    [TestCase(Server)]
    public void Parse_Server_IsKept(string text) => Assert.That(Parse(text), Is.EqualTo(text));

    [TestCase("Host=db;Password")]
    [TestCase("Host='db")]
    public void Parse_Damaged_IsRefused(string text) => Assert.That(() => Parse(text), Throws.InstanceOf<FormatException>());

    [TestCase(Server)]
    [TestCase("Host=db;PASSWORD=geheim")]
    [TestCase("Host=db;pwd=geheim")]
    [TestCase("Host=db;SSL Password=geheim;Password=geheim")]
    public void Show_Server_HidesPasswords(string text) =>
        Assert.That(StoreLocation.Show(Parse(text)), Does.Not.Contain("geheim").And.Contain("db").And.Contain("***"));

    [Test]
    public void Load_DamagedStore_IsNotRepeatedInTheMessage()
    {
        CommandLine commandLine = CommandLine.Parse(["--store", "Host=db;Password='geheim"]);
        var environment = new Dictionary<string, string> { [EnvironmentSettings.ConfigVariable] = "/dev/null" };

        ConfigurationException error = Assert.Throws<ConfigurationException>(
            () => new OptionsLoader(commandLine, environment, "/").Load())!;

        Assert.That(error.Message, Does.Contain("--store").And.Not.Contain("geheim"));
    }

    [Test]
    public void Of_GivenStore_IsThat() =>
        Assert.That(StoreLocation.Of(new Options { Store = Server }, new Dictionary<string, string>()), Is.EqualTo(Server));

    private static string Parse(string text) => StoreLocation.Parse(new OptionInput([text], "/base"));
}
