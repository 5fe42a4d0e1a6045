// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Differential;

/// <summary>
/// pyconntrack and conntrack(8) do the same with the same command lines: output, messages, exit code, and what is left in
/// the kernel.
/// </summary>
[NonParallelizable]
internal sealed class DifferentialKernelTests
{
    /// <summary>What is mended in strict mode too, for safety; and what the anchor itself does otherwise since 1.4.9 (half of D16).</summary>
    private static readonly string[] s_always = ["D01", "D03", "D04", "D05", "D07", "D13", "D16", "D17", "D29", "D30", "1.4.9"];

    private static IEnumerable<Script> Scripts => Script.All("Differential");

    [OneTimeSetUp]
    public void RequireNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }

        Assert.That(File.Exists(CommandRunner.Locate(TwinNamespaces.AnchorProgram)), "the package conntrack is missing");
    }

    [TestCaseSource(nameof(Scripts))]
    public void Program_CommandLines_DoAsAnchor(Script script)
    {
        using var twins = new TwinNamespaces(script.HasLabels);
        var differences = new List<string>();
        foreach (ScriptLine line in script.Lines)
        {
            string? difference = twins.Ours(line).DifferenceFrom(twins.Anchors(line));
            if (line.Divergence is not null)
            {
                twins.Clear();
            }

            if (line.Divergence is null != difference is null)
            {
                differences.Add($"{script.Name}:{line.Number}: {line.Text}\n{difference ?? "no divergence"}");
            }
        }

        Assert.That(differences, Is.Empty, string.Join("\n\n", differences));
    }

    [Test]
    public void Program_StrictMode_HasNoDivergence()
    {
        Script script = Scripts.Single(script => script.Name == "60-divergences");
        using var twins = new TwinNamespaces(script.HasLabels);
        var differences = new List<string>();
        foreach (ScriptLine line in script.Lines)
        {
            string? difference = twins.Ours(line, isStrict: true).DifferenceFrom(twins.Anchors(line));
            if (line.Divergence is not null)
            {
                twins.Clear();
            }

            if (difference is not null && !s_always.Contains(line.Divergence))
            {
                differences.Add($"{line.Number}: {line.Text}\n{difference}");
            }
        }

        Assert.That(differences, Is.Empty, string.Join("\n\n", differences));
    }

    [Test]
    public void Scripts_HoldSixHundredLines()
    {
        Assert.That(Scripts.Sum(script => script.Lines.Count), Is.AtLeast(600));
    }
}
