// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Commands;

[TestFixture]
public sealed class LoadCommandKernelTests : KernelTest
{
    private const string Taken = "-I -s 10.0.0.1 -d 10.0.0.2 -p udp --sport 700 --dport 53 -t 600\n";

    [TestCase(0)]
    [TestCase(300)]
    public void Run_LineThatIsRefused_KeepsWhatWentBeforeAndNothingAfter(int before)
    {
        using var place = new NetnsFixture("c2-");
        ProgramResult.Of(place, [ProgramResult.Program, "-R", "-"], Taken);

        ProgramResult result = ProgramResult.Of(
            place,
            [ProgramResult.Program, "-R", "-"],
            Flows.LoadFile(before) + Taken + "-A -s 10.0.0.9 -d 10.0.0.2 -p udp --sport 9 --dport 53 -t 600\n");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Such conntrack exists, try -U to update"));
        Assert.That(place.Run("conntrack", "-C").Trim(), Is.EqualTo($"{before + 1}"));
        Assert.That(place.Run("conntrack", "-L"), Does.Not.Contain("10.0.0.9"));
    }

    [Test]
    public void Run_PlainFlowsThenOthers_AreCreatedInTheirOrder()
    {
        using var place = new NetnsFixture("c2-");

        ProgramResult result = ProgramResult.Of(
            place,
            [ProgramResult.Program, "-R", "-"],
            Flows.LoadFile(10)
                + "# a comment\n-D -s 10.0.0.1 -p udp --sport 3\n"
                + "-A -s 10.0.0.1 -d 10.0.0.2 -p udp --sport 20 --dport 53 -t 600 -n 10.0.0.7\n");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.Contain("sport=3 dport=53"));
        string table = place.Run("conntrack", "-L");
        Assert.That(table, Does.Contain("dst=10.0.0.7").And.Contain("sport=10 ").And.Not.Contain("sport=3 "));
        Assert.That(place.Run("conntrack", "-C").Trim(), Is.EqualTo("10"));
    }
}
