// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;
using NUnit.Framework;

namespace Conntrack.Tests.Output;

[TestFixture]
public sealed class ExpectationWriterTests
{
    private static readonly ConntrackExpectation s_ftp = new()
    {
        Tuple = Tuple("127.0.0.1", 0, 5150),
        Mask = Tuple("255.255.255.255", 0, 65535) with { Protocol = 0 },
        Master = Tuple("127.0.0.1", 34620, 21),
        TimeoutSeconds = 299,
        Helper = "ftp",
    };

    [Test]
    public void Write_Text_IsTheLineOfTheAnchor() => Assert.That(
        Write(new OutputOptions(), s_ftp),
        Is.EqualTo(
            "299 proto=6 src=127.0.0.1 dst=127.0.0.1 sport=0 dport=5150 mask-src=255.255.255.255 mask-dst=255.255.255.255 "
            + "sport=0 dport=65535 master-src=127.0.0.1 master-dst=127.0.0.1 sport=34620 dport=21 class=0 helper=ftp\n"));

    [Test]
    public void Write_FlagsAndZone_AreOneWordBeforeTheClass() => Assert.That(
        Write(
            new OutputOptions(),
            s_ftp with { Flags = ExpectationTraits.Permanent | ExpectationTraits.Userspace, Zone = 4, Class = 1 }),
        Does.Contain(" dport=21 zone=4 PERMANENT,USERSPACE class=1 helper=ftp\n"));

    [Test]
    public void Write_Event_HasItsPrefix() => Assert.That(
        Write(new OutputOptions(), s_ftp, ExpectationEventKind.Destroy), Does.StartWith("[DESTROY] 299 proto=6"));

    [TestCase(false, "[1795213028.094917]\t299 ")]
    [TestCase(true, "[1795213028.94917 ]\t299 ")]
    public void Write_Timestamp_HasSixDigitsUnlikeTheAnchor(bool isAnchor, string start) => Assert.That(
        Write(new OutputOptions { Timestamp = true, IsAnchor = isAnchor }, s_ftp), Does.StartWith(start));

    [Test]
    public void Write_Xml_IsTheElementOfTheAnchor() => Assert.That(
        Write(new OutputOptions { Form = OutputForm.Xml }, s_ftp),
        Is.EqualTo(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<expect>\n<flow><layer3 protonum=\"2\" protoname=\"ipv4\"><expected>"
            + "<src>127.0.0.1</src><dst>127.0.0.1</dst></expected><mask><src>255.255.255.255</src><dst>255.255.255.255</dst>"
            + "</mask><master><src>127.0.0.1</src><dst>127.0.0.1</dst></master></layer3><layer4 protonum=\"6\" "
            + "protoname=\"tcp\"><expected><sport>0</sport><dport>5150</dport></expected><mask><sport>0</sport><dport>65535"
            + "</dport></mask><master><sport>34620</sport><dport>21</dport></master></layer4><meta><helper-name>ftp"
            + "</helper-name><timeout>299</timeout><class>0</class></meta></flow>\n</expect>\n"));

    private static ConntrackTuple Tuple(string address, ushort source, ushort destination) =>
        new(2, IpProtocol.Tcp, Sample.Address(address), Sample.Address(address), source, destination);

    private static string Write(
        OutputOptions options, ConntrackExpectation expectation, ExpectationEventKind? kind = null)
    {
        using var stream = new MemoryStream();
        var buffer = new OutputBuffer(stream);
        IExpectationWriter writer = ExpectationWriters.Create(options, buffer, new Clock());
        writer.Begin();
        writer.Write(expectation, kind);
        writer.End();
        buffer.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() =>
            DateTimeOffset.FromUnixTimeSeconds(1795213028).AddMicroseconds(94917);
    }
}
