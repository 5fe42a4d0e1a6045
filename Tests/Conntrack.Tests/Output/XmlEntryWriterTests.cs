// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Xml.Linq;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Conntrack.Tests.Output;

[TestFixture]
public sealed class XmlEntryWriterTests
{
    private static readonly OutputOptions s_xml = new() { Form = OutputForm.Xml };

    [Test]
    public void Write_Flow_IsTheElementOfTheAnchor() => Assert.That(
        Sample.Write(s_xml, Sample.Tcp(), startTime: Sample.Start),
        Is.EqualTo(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<conntrack>\n<flow><meta direction=\"original\"><layer3 "
            + "protonum=\"2\" protoname=\"ipv4\"><src>10.0.0.1</src><dst>10.0.0.2</dst></layer3><layer4 protonum=\"6\" "
            + "protoname=\"tcp\"><sport>1000</sport><dport>80</dport></layer4><counters><packets>0</packets><bytes>0</bytes>"
            + "</counters></meta><meta direction=\"reply\"><layer3 protonum=\"2\" protoname=\"ipv4\"><src>10.0.0.2</src>"
            + "<dst>10.0.0.1</dst></layer3><layer4 protonum=\"6\" protoname=\"tcp\"><sport>80</sport><dport>1000</dport>"
            + "</layer4><counters><packets>0</packets><bytes>0</bytes></counters></meta><meta direction=\"independent\">"
            + "<state>ESTABLISHED</state><timeout>99</timeout><mark>16</mark><use>1</use><id>2659515969</id><assured/>"
            + "<deltatime>10</deltatime></meta></flow>\n</conntrack>\n"));

    [Test]
    public void Write_Event_HasItsKindAndLocalTime()
    {
        var context = new EventContext(ConntrackEventKind.Destroy, 7, "x", (long)Sample.Start);

        Assert.That(
            Sample.Write(s_xml with { Timestamp = true }, Sample.Tcp(), context: context),
            Does.Contain("\n<flow type=\"destroy\"><meta").And.Contain(
                "</meta><when><hour>22</hour><min>16</min><sec>58</sec><wday>6</wday><day>20</day><month>11</month>"
                + "<year>2026</year></when></flow>\n"));
    }

    [Test]
    public void Write_HostileTexts_StayInTheirElements()
    {
        const string Hostile = "</helper><flow>&\"\u0001\ud800";
        var extras = new ConntrackExtras { Helper = Hostile, SecurityContext = Hostile };

        XElement flow = XDocument.Parse(Sample.Write(s_xml, Sample.Tcp(), extras)).Root!.Elements().Single();

        Assert.That(flow.Element("helper")!.Value, Is.EqualTo("</helper><flow>&\"\uFFFD\uFFFD"));
    }

    [Test]
    public void Write_Icmp_TellsFlowsApartAsTheAnchorDoesNot()
    {
        ConntrackTuple tuple = ConntrackTuple.Icmp(2, Sample.Address("10.0.0.1"), Sample.Address("10.0.0.2"), 8, 0, 7);
        ConntrackRecord record = ConntrackEntry.Between(tuple, null, 29).Record;

        Assert.That(
            Sample.Write(s_xml, record),
            Does.Contain("protoname=\"icmp\"><type>8</type><code>0</code><id>7</id></layer4>")
                .And.Contain("protoname=\"icmp\"><type>0</type><code>0</code><id>7</id></layer4>"));
        Assert.That(
            Sample.Write(s_xml with { IsAnchor = true }, record), Does.Contain("protoname=\"icmp\"></layer4>"));
    }

    [TestCase(false, "<state>ESTABLISHED</state>")]
    [TestCase(true, "<state>FIN_WAIT</state>")]
    public void Write_SctpState_IsOfItsOwnTable(bool isAnchor, string expected)
    {
        ConntrackRecord record = Sample.Tcp();
        record.Protocol = IpProtocol.Sctp;
        record.ProtocolState = (byte)SctpState.Established;

        Assert.That(Sample.Write(s_xml with { IsAnchor = isAnchor }, record), Does.Contain(expected));
    }

    [TestCase(XmlRoot.Always, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<conntrack>\n</conntrack>\n")]
    [TestCase(XmlRoot.WithFirstEntry, "")]
    public void End_WithoutEntry_WritesTheRootThatWasAskedFor(object root, string expected)
    {
        using var stream = new System.IO.MemoryStream();
        var buffer = new OutputBuffer(stream);
        IEntryWriter writer = EntryWriters.Create(s_xml with { Root = (XmlRoot)root }, buffer, System.TimeProvider.System);
        writer.Begin();
        writer.End();
        buffer.Flush();

        Assert.That(System.Text.Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo(expected));
    }
}
