// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class HelpTextTests
{
    private static readonly string[] s_lines = ReadLines();

    [Test]
    public void Write_EveryOption_HasALine()
    {
        foreach (OptionDefinition option in OptionsTable.All)
        {
            Assert.That(s_lines, Has.One.Matches<string>(line => Names(line, "--" + option.Name)), option.Name);
        }

        foreach (string name in new[] { "--auth-OPTION", "--config", "--check-config", "--help", "--version" })
        {
            Assert.That(s_lines, Has.One.Matches<string>(line => Names(line, name)), name);
        }
    }

    [Test]
    public void Write_Lines_FitIntoEightyColumns()
    {
        Assert.That(s_lines.Where(line => line.Length > 80), Is.Empty);
        Assert.That(s_lines.Where(line => line.EndsWith(' ')), Is.Empty);
    }

    [Test]
    public void Write_Defaults_AreShown()
    {
        string text = string.Join(' ', s_lines.Select(line => line.Trim()));

        Assert.That(text, Does.Contain("[default: 127.0.0.1:8040]").And.Contain("[default: 10s]"));
        Assert.That(text, Does.Contain("[default: 127.0.0.0/8 ::1/128]"));
    }

    // The options stand in the first column, their descriptions in the second.
    private static bool Names(string? line, string option)
    {
        return line!.StartsWith("  -", StringComparison.Ordinal)
            && line[..Math.Min(line.Length, 30)].Split(' ', ',').Contains(option);
    }

    private static string[] ReadLines()
    {
        using var output = new StringWriter();
        HelpText.Write(output);
        return output.ToString().TrimEnd('\n').Split('\n');
    }
}
