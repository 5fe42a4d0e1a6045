// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using Conntrack.Tests.Differential;
using NUnit.Framework;

namespace Conntrack.Tests.Nfct;

/// <summary>pyconntrack called nfct and nfct(8) do the same, byte for byte, with the same command lines.</summary>
/// <remarks>
/// The divergences: N01 says in a second line that the kernel has no userspace helpers; N02 refuses an empty name, which
/// nfct(8) makes a policy of; N03 is the text of <c>version</c>.
/// </remarks>
internal sealed class NfctDifferentialKernelTests : KernelTest
{
    private static IEnumerable<Script> Scripts => Script.All("Nfct");

    [OneTimeSetUp]
    public void RequireAnchor()
    {
        Assert.That(File.Exists(NfctTwins.Anchor), "the package nfct is missing");
    }

    [TestCaseSource(nameof(Scripts))]
    public void Program_CommandLines_DoAsNfct(Script script)
    {
        using var twins = new NfctTwins();
        var differences = new List<string>();
        foreach (ScriptLine line in script.Lines)
        {
            NfctOutcome ours = twins.Ours(line.Words);
            NfctOutcome anchors = twins.Anchors(line.Words);
            if (line.Divergence is null != (ours == anchors))
            {
                differences.Add($"{script.Name}:{line.Number}: {line.Text}\n  ours   {ours}\n  anchor {anchors}");
            }

            if (line.Divergence is not null)
            {
                twins.Clear();
            }
        }

        Assert.That(differences, Is.Empty, string.Join("\n\n", differences));
    }

    [Test]
    public void Helper_StrictMode_DoesAsNfct()
    {
        using var twins = new NfctTwins();
        string[] words = ["list", "helper"];

        Assert.That(twins.Ours(words, isStrict: true), Is.EqualTo(twins.Anchors(words)));
    }

    [Test]
    public void Policy_UsedByRule_IsBusyForBoth()
    {
        using var twins = new NfctTwins();
        string[] words = ["delete", "timeout", "used"];
        twins.AddUsedPolicy("used");

        Assert.That(twins.Ours(words), Is.EqualTo(twins.Anchors(words)));
        Assert.That(twins.Ours(words).Errors, Does.Contain("Device or resource busy"));
    }

    [Test]
    public void Program_WithoutPrivilege_FailsAsNfct()
    {
        using var twins = new NfctTwins();
        string[] unprivileged = ["--reuid=65534", "--clear-groups", "bash", "-c", "exec -a nfct \"$@\"", "sh"];

        (int, string, string) ours = NamedProgram.Run(
            twins.OurNamespace, "setpriv", "setpriv", [.. unprivileged, TwinNamespaces.OurProgram, "list", "timeout"]);
        (int, string, string) anchors = NamedProgram.Run(
            twins.OurNamespace, "setpriv", "setpriv", [.. unprivileged, NfctTwins.Anchor, "list", "timeout"]);

        Assert.That(ours, Is.EqualTo(anchors));
    }
}
