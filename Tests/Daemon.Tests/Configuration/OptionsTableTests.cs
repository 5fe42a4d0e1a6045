// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class OptionsTableTests
{
    /// <summary>A value of each option that is not its default.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["listen"] = "[::1]:8041 unix:/run/x.sock",
        ["allow-remote"] = "yes",
        ["host-name"] = "fw.example.org 192.0.2.1",
        ["socket-mode"] = "0600",
        ["socket-group"] = "www-data",
        ["max-connections"] = "7",
        ["max-connections-per-source"] = "3",
        ["max-body"] = "4096",
        ["web-page"] = "no",
        ["session-timeout"] = "12.5s",
        ["max-sessions"] = "5",
        ["max-sessions-per-user"] = "2",
        ["max-page"] = "30",
        ["refresh-interval"] = "0.5s",
        ["uid-mask"] = "0xFFFF",
        ["ignore"] = "10.0.0.0/8 2001:db8::/32",
        ["wide-integers"] = "string",
        ["netns"] = "/run/netns/fw",
        ["enable-accounting"] = "yes",
        ["enable-tracking"] = "yes",
        ["tls-cert"] = "/etc/ssl/pyctd/fullchain.pem",
        ["tls-key"] = "/etc/ssl/pyctd/privkey.pem",
        ["trust-proxy"] = "secret",
        ["proxy-secret-file"] = "/etc/pyctd/proxy-secret",
        ["mod-auth"] = "/usr/lib/pyctd/Own.dll",
        ["store"] = "/srv/inventory.db",
        ["replace"] = "yes",
        ["daemon"] = "yes",
        ["pid-file"] = "/run/pyctd.pid",
        ["log-level"] = "debug",
        ["log-target"] = "file",
        ["log-file"] = "/tmp/log",
        ["audit-file"] = "/tmp/audit",
    };

    private static IEnumerable<string> All => OptionsTable.All.Select(option => option.Name);

    private static IEnumerable<string> WithDefault =>
        OptionsTable.All.Where(option => option.Show(new Options()).Length > 0).Select(option => option.Name);

    [TestCaseSource(nameof(All))]
    public void Apply_OtherValue_IsShownAsItWasGivenAndChangesNothingElse(string name)
    {
        OptionDefinition option = OptionsTable.Find(name)!;
        string text = s_others[option.Name];

        Options changed = Apply(option, text, new Options());

        Assert.That(option.Show(changed), Is.EqualTo(text));
        foreach (OptionDefinition other in OptionsTable.All.Where(other => other != option))
        {
            Assert.That(other.Show(changed), Is.EqualTo(other.Show(new Options())), other.Name);
        }
    }

    [TestCaseSource(nameof(WithDefault))]
    public void Apply_ShownDefault_GivesTheDefault(string name)
    {
        OptionDefinition option = OptionsTable.Find(name)!;
        string shown = option.Show(new Options());
        Options changed = Apply(option, s_others[option.Name], new Options());

        Assert.That(option.Show(Apply(option, shown, changed)), Is.EqualTo(shown));
    }

    [TestCaseSource(nameof(All))]
    public void Apply_Nonsense_Throws(string name)
    {
        OptionDefinition option = OptionsTable.Find(name)!;
        bool takesAnyText = option.Name is "netns" or "pid-file" or "log-file" or "audit-file"
            or "tls-cert" or "tls-key" or "proxy-secret-file" or "store";
        string nonsense = takesAnyText ? "a\0b" : "@@";

        Assert.That(
            () => Apply(option, nonsense, new Options()),
            Throws.InstanceOf<FormatException>().Or.InstanceOf<ArgumentException>());
    }

    [TestCaseSource(nameof(All))]
    public void Definition_Texts_AreSentences(string name)
    {
        OptionDefinition option = OptionsTable.Find(name)!;
        Assert.That(option.Description, Does.Match("^[A-Z].*\\.$"));
        Assert.That(option.Allowed, Is.Not.Empty.And.Not.EndsWith("."));
        Assert.That(option.Name, Does.Match("^[a-z-]+$"));
    }

    [Test]
    public void All_Names_AreUnique()
    {
        Assert.That(OptionsTable.All.Select(option => option.Name), Is.Unique);
        Assert.That(OptionsTable.All.Select(option => option.FileKey).OfType<string>(), Is.Unique);
        Assert.That(OptionsTable.All.Select(option => option.Variable), Is.Unique);
    }

    private static Options Apply(OptionDefinition option, string text, Options options)
    {
        return option.Apply(options, new OptionInput(ListText.Split(option, text), "/"));
    }
}
