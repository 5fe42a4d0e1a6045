// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Commands;

/// <summary>The program without privilege (D14), and with a reader that leaves or wants only the first flows.</summary>
[TestFixture]
public sealed class SurroundingsKernelTests : KernelTest
{
    [TestCase("-L")]
    [TestCase("-L -o xml")]
    [TestCase("-L expect")]
    [TestCase("-D")]
    [TestCase("-U -m 5")]
    [TestCase("-F")]
    [TestCase("-C expect")]
    [TestCase("-G -s 1.1.1.1 -d 2.2.2.2 -p udp --sport 1 --dport 2")]
    [TestCase("-I -s 1.1.1.1 -d 2.2.2.2 -p udp --sport 1 --dport 2 -t 10")]
    public void Run_WithoutPrivilege_NamesTheCapabilityAndPrintsNothing(string line)
    {
        using var place = new NetnsFixture("c2-");

        ProgramResult result = Unprivileged(place, line);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.Errors, Does.Contain("CAP_NET_ADMIN").And.Not.Contain("emptied"));
    }

    [TestCase("-C", "0\r\n")]
    [TestCase("-L", "conntrack v1.4.9 (conntrack-tools): 0 flow entries have been shown.\r\n")]
    public void Run_OnATerminal_SendsNoCodesToIt(string line, string expected)
    {
        using var place = new NetnsFixture("c2-");

        ProgramResult result = ProgramResult.Of(place, ["script", "-qec", $"{ProgramResult.Program} {line}", "/dev/null"]);

        Assert.That(result.Output, Is.EqualTo(expected));
    }

    [Test]
    public void Run_CounterWithoutPrivilege_IsReadFromProc()
    {
        using var place = new NetnsFixture("c2-");
        place.Run("conntrack", [.. "-I -s 1.1.1.1 -d 2.2.2.2 -p udp --sport 1 --dport 2 -t 600".Split(' ')]);

        ProgramResult result = Unprivileged(place, "-C");

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "1\n", "")));
    }

    [Test]
    public void Run_ReaderLeaves_EndsQuietly()
    {
        using var place = new NetnsFixture("c2-");
        ProgramResult load = ProgramResult.Of(place, [ProgramResult.Program, "-R", "-"], Flows.LoadFile(3000));

        ProgramResult result = ProgramResult.Of(
            place, ["bash", "-c", "\"$0\" -L | head -1; exit ${PIPESTATUS[0]}", ProgramResult.Program]);

        Assert.That(load.ExitCode, Is.Zero, load.Errors);
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((141, "")));
        Assert.That(result.Output.Count(character => character == '\n'), Is.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void Run_Limit_ShowsNoMoreThanThat(int limit)
    {
        using var place = new NetnsFixture("c2-");
        ProgramResult.Of(place, [ProgramResult.Program, "-R", "-"], Flows.LoadFile(3000));

        ProgramResult result = ProgramResult.Of(place, [ProgramResult.Program, "-L", "--limit", $"{limit}"]);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Errors, Does.EndWith($": {limit} flow entries have been shown.\n"));
        Assert.That(result.Output.Count(character => character == '\n'), Is.EqualTo(limit));
    }

    private static ProgramResult Unprivileged(NetnsFixture place, string line) => ProgramResult.Of(
        place, ["setpriv", "--reuid=65534", "--clear-groups", ProgramResult.Program, .. line.Split(' ')]);
}
