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
    public void Program_CalledByLink_IsNfct()
    {
        string folder = Directory.CreateTempSubdirectory("nfct-").FullName;
        try
        {
            string link = Path.Combine(folder, "nfct");
            File.CreateSymbolicLink(link, ProgramResult.Program);
            using var twins = new NfctTwins();

            Assert.That(
                NamedProgram.Run(twins.OurNamespace, link, link, ["foo", "timeout"]),
                Is.EqualTo((
                    1,
                    "",
                    $"nfct v1.4.7: Unknown subsystem: foo\nUsage: {link} command subsystem [parameters]...\n")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Timeout_AsPyconntrack_SpeaksAsItself()
    {
        using var twins = new NfctTwins();

        Assert.That(Modern(twins, "timeout add t inet sctp heartbeat_sent 5"), Is.EqualTo((0, "", "")));
        Assert.That(Modern(twins, "timeout get t").Output, Does.Contain("\t\t.HEARTBEAT_SENT = 5,\n\t},\n};\n"));
        Assert.That(
            Modern(twins, "timeout add"),
            Is.EqualTo((
                1,
                "",
                "pyconntrack: missing parameters\n"
                + "syntax: pyconntrack timeout add name family protocol state1 timeout1 ...\n")));
        Assert.That(
            Modern(twins, "timeout bogus"),
            Is.EqualTo((
                1,
                "",
                "pyconntrack: Unknown command: bogus\n"
                + "Usage: pyconntrack timeout|helper command [parameters]...\n")));
        Assert.That(Modern(twins, "timeout delete t"), Is.EqualTo((0, "", "")));
        Assert.That(
            Modern(twins, "timeout get t"),
            Is.EqualTo((1, "", "pyconntrack: netlink error: No such file or directory\n")));
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
            twins.OurNamespace, "setpriv", "setpriv", [.. unprivileged, ProgramResult.Program, "list", "timeout"]);
        (int, string, string) anchors = NamedProgram.Run(
            twins.OurNamespace, "setpriv", "setpriv", [.. unprivileged, NfctTwins.Anchor, "list", "timeout"]);

        Assert.That(ours, Is.EqualTo(anchors));
    }

    private static (int ExitCode, string Output, string Errors) Modern(NfctTwins twins, string line) =>
        NamedProgram.Run(twins.OurNamespace, "pyconntrack", ProgramResult.Program, line.Split(' '));
}
