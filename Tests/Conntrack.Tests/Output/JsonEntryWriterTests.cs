// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Text.Json;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Conntrack.Tests.Output;

[TestFixture]
public sealed class JsonEntryWriterTests
{
    private static readonly OutputOptions s_json = new() { Form = OutputForm.Json, Labels = Sample.Labels };

    private static readonly ConntrackExtras s_everything = new()
    {
        Helper = "a\"b\\c\n\u0001",
        SecurityContext = "ctx",
        Labels = [0b101001],
        OriginalZone = 1,
        ReplyZone = 2,
        StopTime = Sample.Start + 5,
        Master = new(2, 6, Sample.Address("10.1.1.1"), Sample.Address("10.1.1.2"), 3, 4),
        Tcp = new(7, 8, TcpTraits.SackPermitted, TcpTraits.BeLiberal),
        OriginalSequenceAdjustment = new(4_000_000_000, -1, 2),
        ReplySequenceAdjustment = new(1, 2, 3),
        Synproxy = new(1, 2, 3),
    };

    [Test]
    public void Write_Flow_HasTheNamesOfTheContractAndNumbersAsNumbers()
    {
        JsonElement flow = JsonDocument.Parse(Sample.Write(s_json, Sample.Tcp(), s_everything, Sample.Start))
            .RootElement.EnumerateArray().Single();

        Assert.Multiple(() =>
        {
            Assert.That(flow.GetProperty("orig_ipv4_src").GetString(), Is.EqualTo("10.0.0.1"));
            Assert.That(flow.GetProperty("orig_port_dst").GetInt32(), Is.EqualTo(80));
            Assert.That(flow.GetProperty("tcp_state").GetString(), Is.EqualTo("ESTABLISHED"));
            Assert.That(flow.GetProperty("status").GetInt32(), Is.EqualTo(14));
            Assert.That(flow.GetProperty("status_names").GetArrayLength(), Is.EqualTo(3));
            Assert.That(flow.GetProperty("labels")[2].GetString(), Is.EqualTo("two words"));
            Assert.That(flow.GetProperty("label_bits")[1].GetInt32(), Is.EqualTo(3));
            Assert.That(flow.GetProperty("helper").GetString(), Is.EqualTo("a\"b\\c\n\u0001"));
            Assert.That(flow.GetProperty("start_time").GetInt64(), Is.EqualTo(1795213018));
            Assert.That(flow.GetProperty("stop_time_nsec").GetInt32(), Is.EqualTo(7_000_005));
            Assert.That(flow.GetProperty("master_src").GetString(), Is.EqualTo("10.1.1.1"));
            Assert.That(flow.GetProperty("orig_natseq_offset_before").GetInt32(), Is.EqualTo(-1));
            Assert.That(flow.TryGetProperty("icmp_id", out _), Is.False);
            Assert.That(flow.TryGetProperty("orig_ipv6_src", out _), Is.False);
            Assert.That(flow.TryGetProperty("event", out _), Is.False);
        });
    }

    [Test]
    public void Write_EventAsLine_IsOneObjectOnOneLine()
    {
        var context = new EventContext(ConntrackEventKind.New, 7, "evil\n\"name\"", 1_500_000_000_123_456_789);

        string line = Sample.Write(s_json with { Form = OutputForm.JsonLines }, Sample.Tcp(), context: context);

        Assert.That(line.IndexOf('\n', StringComparison.Ordinal), Is.EqualTo(line.Length - 1));
        JsonElement flow = JsonDocument.Parse(line).RootElement;
        Assert.That(flow.GetProperty("event").GetString(), Is.EqualTo("new"));
        Assert.That(flow.GetProperty("event_time").GetInt64(), Is.EqualTo(1_500_000_000));
        Assert.That(flow.GetProperty("event_time_nsec").GetInt32(), Is.EqualTo(123_456_789));
        Assert.That(flow.GetProperty("progname").GetString(), Is.EqualTo("evil\n\"name\""));
    }

    [Test]
    public void Write_Columns_AreThoseAskedForInTheirOrder() => Assert.That(
        Sample.Write(
            s_json with { Form = OutputForm.JsonLines, Columns = ["orig_dst", "mark", "orig_src", "icmp_id"] },
            Sample.Tcp()),
        Is.EqualTo("{\"orig_dst\":\"10.0.0.2\",\"mark\":16,\"orig_src\":\"10.0.0.1\"}\n"));

    [Test]
    public void Names_AreAsManyAsColumnsAndAllDifferent()
    {
        Assert.That(EntryColumns.Names, Has.Length.EqualTo(Enum.GetValues<EntryColumn>().Length));
        Assert.That(EntryColumns.Names, Is.Unique);
    }

    [Test]
    public void Csv_HostileText_StaysInItsValue()
    {
        var options = new OutputOptions { Form = OutputForm.Csv, Columns = ["protocol", "helper", "icmp_id", "mark"] };

        Assert.That(
            Sample.Write(options, Sample.Tcp(), new ConntrackExtras { Helper = "a,\"b\"\r\n" }),
            Is.EqualTo("protocol,helper,icmp_id,mark\ntcp,\"a,\"\"b\"\"??\",,16\n"));
    }

    [Test]
    public void Csv_Lists_AreOneValueInQuotes()
    {
        var options = new OutputOptions
        {
            Form = OutputForm.Csv,
            Labels = Sample.Labels,
            Columns = ["labels", "label_bits", "status_names"],
        };

        Assert.That(
            Sample.Write(options, Sample.Tcp(), new ConntrackExtras { Labels = [0b1001] }),
            Does.EndWith("\n\"eth0-in,lab-three\",\"0,3\",\"SEEN_REPLY,ASSURED,CONFIRMED\"\n"));
    }
}
