// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class EnvironmentSettingsTests
{
    [Test]
    public void Read_Options_AreTaken()
    {
        SettingsLayer layer = Read(("PYCTD_LISTEN", "127.0.0.1:1 [::1]:2"), ("PYCTD_LOG_LEVEL", "debug"));

        Assert.That(layer.Options["listen"].Values, Is.EqualTo(new[] { "127.0.0.1:1", "[::1]:2" }));
        Assert.That(layer.Options["log-level"].Origin, Is.EqualTo("environment variable PYCTD_LOG_LEVEL"));
        Assert.That(layer.Warnings, Is.Empty);
    }

    [Test]
    public void Read_ModuleOption_IsTaken()
    {
        SettingsLayer layer = Read(("PYCTD_AUTH_BIND_DN", "cn=x"));

        Assert.That(
            layer.ModuleOptions,
            Is.EqualTo(new[] { new ModuleSetting(null, "bind-dn", "cn=x", "environment variable PYCTD_AUTH_BIND_DN") }));
    }

    [Test]
    public void Read_UnknownVariable_IsAWarning()
    {
        SettingsLayer layer = Read(("PYCTD_LISTNE", "x"), ("HOME", "/root"));

        Assert.That(layer.Warnings, Has.One.Contains("PYCTD_LISTNE"));
        Assert.That(layer.Options, Is.Empty);
    }

    [Test]
    public void Read_EmptyVariable_CountsAsUnset()
    {
        Assert.That(Read(("PYCTD_LISTEN", "")).Options, Is.Empty);
    }

    private static SettingsLayer Read(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>();
        foreach ((string name, string value) in variables)
        {
            environment[name] = value;
        }

        return EnvironmentSettings.Read(environment);
    }
}
