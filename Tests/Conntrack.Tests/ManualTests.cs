// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Conntrack.ConntrackPy;
using Conntrack.Grammar;
using NUnit.Framework;

namespace Conntrack.Tests;

/// <summary>The manual and the completions name every option.</summary>
internal sealed class ManualTests
{
    private static readonly string s_packaging = Path.Combine(Root(), "packaging");

    private static IEnumerable<string> ConntrackPyOptionNames => ConntrackPyOptions.All.Select(option => option.Long);

    private static IEnumerable<string> OptionNames => OptionTable.General.Select(option => option.Long);

    [Test]
    public void Manual_NamesEveryOption()
    {
        string manual = File.ReadAllText(Path.Combine(s_packaging, "man", "pyconntrack.8")).Replace("\\-", "-", StringComparison.Ordinal);
        IEnumerable<string> all = OptionNames.Concat(
            ProtocolSpec.All.SelectMany(protocol => protocol.Rows).Select(row => row.Name)).Concat(ConntrackPyOptionNames);

        Assert.That(all.Where(name => !manual.Contains($"--{name}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void ConntrackPyHelp_NamesEveryOption()
    {
        Assert.That(
            ConntrackPyOptionNames.Where(name => !ConntrackPyHelp.Text.Contains($"--{name}", StringComparison.Ordinal)),
            Is.Empty);
    }

    [Test]
    public void Manual_ListsEveryDivergence()
    {
        string manual = File.ReadAllText(Path.Combine(s_packaging, "man", "pyconntrack.8"));

        Assert.That(
            Enumerable.Range(1, 30).Select(number => $".B D{number:00}").Where(name => !manual.Contains(name, StringComparison.Ordinal)),
            Is.Empty);
    }

    [TestCase("pyconntrack.bash", "--")]
    [TestCase("_pyconntrack", "--")]
    [TestCase("pyconntrack.fish", "-l ")]
    public void Completion_NamesEveryOption(string file, string dashes)
    {
        string text = File.ReadAllText(Path.Combine(s_packaging, "completion", file));

        Assert.That(OptionNames.Where(name => !text.Contains(dashes + name, StringComparison.Ordinal)), Is.Empty);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PyCtd.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
