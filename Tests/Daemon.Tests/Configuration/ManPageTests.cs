// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed partial class ManPageTests
{
    private static readonly string s_daemonPage = Read("man/pyctd.8");
    private static readonly string s_filePage = Read("man/pyctd.conf.5");

    private static IEnumerable<string> All => OptionsTable.All.Select(option => option.Name);

    private static IEnumerable<string> OfTheFile =>
        OptionsTable.All.Where(option => option.FileKey is not null).Select(option => option.Name);

    [TestCaseSource(nameof(All))]
    public void DaemonPage_Option_IsExplainedWithValueAndDefault(string name)
    {
        OptionDefinition option = OptionsTable.Find(name)!;

        string entry = EntryOf(s_daemonPage, "--" + name);

        string shown = option.Show(new Options());
        Assert.That(entry, Does.Contain(option.ValueName ?? ""));
        Assert.That(entry, Does.Contain(option.ValueName is null || shown.Length == 0 ? "" : $"default is {shown}"));
        Assert.That(entry.Contains("Can be repeated", StringComparison.Ordinal), Is.EqualTo(option.IsList));
    }

    [TestCaseSource(nameof(OfTheFile))]
    public void FilePage_Key_IsExplainedInItsSection(string name)
    {
        OptionDefinition option = OptionsTable.Find(name)!;
        string[] key = option.FileKey!.Split(':');
        string section = SectionOf(s_filePage, $"SECTION [{key[0]}]");

        string entry = EntryOf(section, key[1]);

        string shown = option.Show(new Options());
        Assert.That(entry, Does.Contain(shown.Length == 0 ? "" : $"default is {shown}."));
        Assert.That(entry.Contains(" *", StringComparison.Ordinal), Is.EqualTo(option.IsReloadable));
        Assert.That(entry.Contains("Several are allowed", StringComparison.Ordinal), Is.EqualTo(option.IsList));
    }

    [Test]
    public void DaemonPage_Reload_NamesTheOptionsThatTakeEffect()
    {
        string signals = SectionOf(s_daemonPage, "SIGNALS");
        string list = signals[signals.IndexOf("take effect", StringComparison.Ordinal)..];

        string[] named = [.. Words().Matches(list).Select(word => word.Value).Where(word => OptionsTable.Find(word) is not null)];

        Assert.That(
            named, Is.EquivalentTo(OptionsTable.All.Where(option => option.IsReloadable).Select(option => option.Name)));
    }

    [Test]
    public void DaemonPage_ExitStatus_NamesEveryCode()
    {
        string section = SectionOf(s_daemonPage, "EXIT STATUS");
        string[] codes = [.. typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => $"{field.GetRawConstantValue()}")];

        Assert.That(
            Regex.Matches(section, @"(?m)^\.B (\d+)$").Select(match => match.Groups[1].Value), Is.EquivalentTo(codes));
    }

    [Test]
    public void DaemonPage_Privileges_HasTheCommandOfTheMessage()
    {
        string command = Regex.Replace(SectionOf(s_daemonPage, "PRIVILEGES"), @"\\e\n\s*", "");

        Assert.That(command, Does.Contain(Daemon.Hosting.Privileges.Command));
    }

    [Test]
    public void FilePage_Example_IsAValidFile()
    {
        string example = SectionOf(s_filePage, "EXAMPLE").Split(".RS\n")[1].Split(".RE")[0];
        using var directory = new Support.TemporaryDirectory();
        string file = directory.Write("conf", example);

        Assert.That(
            new OptionsLoader(CommandLine.Parse(["--config", file]), new Dictionary<string, string>(), "/").Load,
            Throws.Nothing);
    }

    [Test]
    public void ExampleFile_EveryLine_IsADefault()
    {
        string text = Regex.Replace(Read("pyctd.conf.example"), @"(?m)^#(?=[a-z-]+ = ?)", "");
        text = Regex.Replace(text, @"(?m)^[a-z-]+ =\s*$", "");
        using var directory = new Support.TemporaryDirectory();
        string file = directory.Write("conf", text);

        Options options = new OptionsLoader(
            CommandLine.Parse(["--config", file]), new Dictionary<string, string>(), "/").Load().Options;

        foreach (OptionDefinition option in OptionsTable.All)
        {
            Assert.That(option.Show(options), Is.EqualTo(option.Show(new Options())), option.Name);
        }
    }

    private static string SectionOf(string page, string title)
    {
        return page.Split($".SH {title}\n")[1].Split("\n.SH ")[0];
    }

    // From the line that names it to the next tag.
    private static string EntryOf(string page, string name)
    {
        return page.Split(".TP\n").Skip(1).Select(entry => entry.Split("\n.SS ")[0].Split("\n.SH ")[0])
            .Single(entry => Regex.IsMatch(entry.Split('\n')[0], $@"(^|[ ,\""]){Regex.Escape(name)}($|[ ,\""])"));
    }

    private static string Read(string name, [CallerFilePath] string self = "")
    {
        string packaging = Path.Combine(Path.GetDirectoryName(self)!, "../../../packaging");
        return File.ReadAllText(Path.Combine(packaging, name)).Replace("\\-", "-", StringComparison.Ordinal);
    }

    [GeneratedRegex("[a-z-]+")]
    private static partial Regex Words();
}
