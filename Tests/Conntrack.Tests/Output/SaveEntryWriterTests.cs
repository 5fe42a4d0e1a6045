// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Conntrack.Tests.Output;

[TestFixture]
public sealed class SaveEntryWriterTests
{
    private static readonly OutputOptions s_save = new() { Form = OutputForm.Save };

    [Test]
    public void Write_Flow_KeepsTheMark() => Assert.That(
        Sample.Write(s_save, Sample.Tcp()),
        Is.EqualTo(
            "-A -t 99 -u SEEN_REPLY,ASSURED -m 16 -s 10.0.0.1 -d 10.0.0.2 -r 10.0.0.2 -q 10.0.0.1 -p tcp --sport 1000 "
            + "--dport 80 --reply-port-src 80 --reply-port-dst 1000 --state ESTABLISHED\n"));

    [Test]
    public void Write_LikeTheAnchor_LosesTheMark() => Assert.That(
        Sample.Write(s_save with { IsAnchor = true }, Sample.Tcp()), Does.Not.Contain("-m"));

    [Test]
    public void Write_PortAloneTranslated_SaysSoWithThePort()
    {
        ConntrackRecord record = Sample.Tcp();
        record.Status |= ConntrackStatus.SourceNat | ConntrackStatus.SourceNatDone;
        record.ReplyDestinationPort = 61000;

        Assert.That(Sample.Write(s_save, record), Does.Contain("-r 10.0.0.2 -n 10.0.0.1:61000 -p tcp"));
        Assert.That(
            Sample.Write(s_save with { IsAnchor = true }, record), Does.Contain("-r 10.0.0.2 -q 10.0.0.1 -p tcp"));
    }

    [Test]
    public void Write_TranslatedIPv6_PutsTheAddressInBrackets()
    {
        var tuple = new ConntrackTuple(10, IpProtocol.Udp, Sample.Address("2001:db8::9"), Sample.Address("2001:db8::10"), 4000, 80);
        var reply = new ConntrackTuple(10, IpProtocol.Udp, Sample.Address("2001:db8::80"), Sample.Address("2001:db8::9"), 8080, 4000);
        ConntrackRecord record = ConntrackEntry.Between(tuple, reply, 299).Record;
        record.Status |= ConntrackStatus.DestinationNatDone;

        Assert.That(
            Sample.Write(s_save, record),
            Is.EqualTo(
                "-A -t 299 -u UNSET -s 2001:db8::9 -d 2001:db8::10 -g [2001:db8::80]:8080 -q 2001:db8::9 -p udp --sport 4000 "
                + "--dport 80 --reply-port-src 8080 --reply-port-dst 4000\n"));
    }

    [Test]
    public void Write_Labels_AreOptionsOfTheirOwn() => Assert.That(
        Sample.Write(s_save with { Labels = Sample.Labels }, Sample.Tcp(), new ConntrackExtras { Labels = [0b100001] }),
        Does.EndWith("--state ESTABLISHED --label-add eth0-in --label-add \"two words\"\n"));

    [Test]
    public void Write_Full_SaysTheRestInOneCommentLine()
    {
        var extras = new ConntrackExtras { Helper = "ftp", SecurityContext = "x\n-F" };

        string[] lines = Sample.Write(s_save with { Full = true }, Sample.Tcp(), extras).Split('\n');

        Assert.That(lines, Has.Length.EqualTo(3), "A hostile text must not become a line of commands.");
        Assert.That(
            lines[0],
            Is.EqualTo(
                "# helper=ftp secctx=x?-F orig-packets=0 orig-bytes=0 reply-packets=0 reply-bytes=0 id=2659515969 "
                + "status=SEEN_REPLY,ASSURED,CONFIRMED"));
    }

    [TestCase(ConntrackEventKind.New, "-A -t")]
    [TestCase(ConntrackEventKind.Update, "-U -t")]
    [TestCase(ConntrackEventKind.Destroy, "-D -t")]
    public void Write_Event_IsTheCommandThatRepeatsIt(ConntrackEventKind kind, string start)
    {
        string line = Sample.Write(s_save, Sample.Tcp(), context: new EventContext(kind, 7, "x", 0));

        Assert.That(line, Does.StartWith(start));
        Assert.That(line, Does.Not.Contain("USERSPACE"));
    }
}
