// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Conntrack.Tests.Output;

[TestFixture]
public sealed class TextEntryWriterTests
{
    private const string Tuples =
        "src=10.0.0.1 dst=10.0.0.2 sport=1000 dport=80 packets=0 bytes=0 "
        + "src=10.0.0.2 dst=10.0.0.1 sport=80 dport=1000 packets=0 bytes=0 ";

    [Test]
    public void Write_Flow_IsTheLineOfTheAnchor() => Assert.That(
        Sample.Write(new OutputOptions(), Sample.Tcp(), startTime: Sample.Start),
        Is.EqualTo($"tcp      6 99 ESTABLISHED {Tuples}[ASSURED] mark=16 delta-time=10 use=1\n"));

    [Test]
    public void Write_EverythingShown_ComesInTheOrderOfTheAnchor()
    {
        var extras = new ConntrackExtras { Helper = "ftp", SecurityContext = "user_u:role", Labels = [0b101001] };
        var options = new OutputOptions { Extended = true, Id = true, KernelTimestamp = true, Labels = Sample.Labels };

        Assert.That(
            Sample.Write(options, Sample.Tcp(), extras, Sample.Start),
            Is.EqualTo(
                $"ipv4     2 tcp      6 99 ESTABLISHED {Tuples}[ASSURED] mark=16 secctx=user_u:role delta-time=10 "
                + "[start=Fri Nov 20 22:16:58 2026] helper=ftp use=1 id=2659515969 labels=eth0-in,lab-three,two words\n"));
    }

    [TestCase(ConntrackEventKind.New, "    [NEW] ")]
    [TestCase(ConntrackEventKind.Update, " [UPDATE] ")]
    [TestCase(ConntrackEventKind.Destroy, "[DESTROY] ")]
    public void Write_Event_HasPrefixTimeAndRequester(ConntrackEventKind kind, string prefix)
    {
        ConntrackRecord record = Sample.Tcp();
        record.Fields &= ~(ConntrackFields.Counters | ConntrackFields.Use);
        var context = new EventContext(kind, 29087, "conntrack", 1_795_213_088_000_372_999);

        Assert.That(
            Sample.Write(new OutputOptions { Timestamp = true }, record, context: context),
            Is.EqualTo(
                $"[1795213088.000372]\t{prefix}tcp      6 99 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=1000 dport=80 "
                + "src=10.0.0.2 dst=10.0.0.1 sport=80 dport=1000 [ASSURED] mark=16 [USERSPACE] portid=29087 "
                + "progname=conntrack\n"));
    }

    [Test]
    public void Write_StoppedFlow_TellsHowLongItWas()
    {
        var extras = new ConntrackExtras { StopTime = Sample.Start + 3_900_000_000 };

        Assert.That(
            Sample.Write(new OutputOptions { KernelTimestamp = true }, Sample.Tcp(), extras, Sample.Start),
            Does.Contain(" delta-time=3 [start=Fri Nov 20 22:16:58 2026] [stop=Fri Nov 20 22:17:01 2026] use=1"));
    }

    [TestCase(ConntrackStatus.Offload | ConntrackStatus.HardwareOffload, "[HW_OFFLOAD]")]
    [TestCase(ConntrackStatus.Offload, "[OFFLOAD]")]
    public void Write_OffloadedFlow_SaysSoInsteadOfAssured(ConntrackStatus status, string word)
    {
        ConntrackRecord record = Sample.Tcp();
        record.Status |= status;
        record.Fields &= ~(ConntrackFields.Timeout | ConntrackFields.ProtocolState);

        string line = Sample.Write(new OutputOptions(), record);

        Assert.That(line, Does.StartWith("tcp      6 src=").And.Contain($"bytes=0 {word} mark=16"));
    }

    [TestCase(false, "secctx=a\e[2Jb\u202e ")]
    [TestCase(true, "secctx=a?[2Jb? ")]
    public void Write_HostileText_IsHarmlessOnATerminal(bool isTerminal, string expected)
    {
        var extras = new ConntrackExtras { SecurityContext = "a\e[2Jb\u202e" };

        Assert.That(
            Sample.Write(new OutputOptions { IsTerminal = isTerminal }, Sample.Tcp(), extras),
            Does.Contain(expected));
    }

    [Test]
    public void Write_LongText_IsNotCut()
    {
        string context = new('x', 100_000);

        Assert.That(
            Sample.Write(new OutputOptions(), Sample.Tcp(), new ConntrackExtras { SecurityContext = context }),
            Does.Contain($"secctx={context} use=1"));
    }

    [Test]
    public void Write_Colour_SurroundsTheState() => Assert.That(
        Sample.Write(new OutputOptions { Colour = true }, Sample.Tcp()),
        Does.StartWith("tcp      6 99 \e[34mESTABLISHED\e[0m src="));
}
