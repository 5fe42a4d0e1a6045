// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Contract.Records;
using NUnit.Framework;

namespace Contract.Tests.Records;

internal sealed class SummaryTests
{
    [Test]
    public void ToMap_DefaultRequest_AsksForTheLargestSources() => Assert.That(
        new SummaryRequest().ToMap(),
        Is.EquivalentTo(RecordMaps.Of(
            ("by", "source"), ("order_by", "count"), ("order_dir", "D"), ("start", 0), ("length", 30))));

    [Test]
    public void ToMap_EveryGroupingAndOrder_HasAWord() => Assert.Multiple(() =>
    {
        foreach (SummaryGrouping grouping in Enum.GetValues<SummaryGrouping>())
        {
            Assert.That(new SummaryRequest { By = grouping }.ToMap()["by"], Is.Not.Null);
        }

        foreach (SummaryOrder order in Enum.GetValues<SummaryOrder>())
        {
            Assert.That(new SummaryRequest { OrderBy = order }.ToMap()["order_by"], Is.Not.Null);
        }
    });

    [Test]
    public void ToMap_Filter_IsPassedOn() => Assert.That(
        new SummaryRequest { Filter = "tcp", OrderBy = SummaryOrder.ByteRate }.ToMap(),
        Does.ContainKey("filter").WithValue("tcp").And.ContainKey("order_by").WithValue("byte_rate"));

    [Test]
    public void FromMap_Reply_IsRead()
    {
        SummaryReply reply = SummaryReply.FromMap(RecordMaps.Of(
            ("groups", new List<object?>
            {
                RecordMaps.Of(
                    ("source", 0x0a000001), ("destination", "2001:db8::1"), ("protocol", "tcp"), ("port", 443),
                    ("count", 5), ("unreplied", 1), ("bytes", 5_000_000_000L), ("packets", 9), ("byte_rate", 7)),
            }),
            ("total", 12),
            ("connections", 100), ("unreplied", 2), ("bytes", 3), ("packets", 4), ("byte_rate", 5),
            ("age", 1), ("snapshot", "s"), ("stale", false)));

        SummaryRow group = reply.Groups.Single();
        Assert.Multiple(() =>
        {
            Assert.That(group.Source, Is.EqualTo(IPAddress.Parse("10.0.0.1")));
            Assert.That(group.Destination, Is.EqualTo(IPAddress.Parse("2001:db8::1")));
            Assert.That((group.Protocol, group.Port, group.State, group.UserId), Is.EqualTo(
                ("tcp", 443, (string?)null, (long?)null)));
            Assert.That(group.Totals, Is.EqualTo(new SummaryTotals(5, 1, 5_000_000_000, 9, 7)));
            Assert.That(reply.Total, Is.EqualTo(12));
            Assert.That(reply.All, Is.EqualTo(new SummaryTotals(100, 2, 3, 4, 5)));
            Assert.That(reply.AgeSeconds, Is.EqualTo(1));
        });
    }
}
