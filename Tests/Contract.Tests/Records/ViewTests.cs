// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Contract.Records;
using NUnit.Framework;

namespace Contract.Tests.Records;

internal sealed class ViewTests
{
    [Test]
    public void ToArguments_DefaultRequest_AreTheContractsDefaults()
    {
        IReadOnlyList<object?> arguments = new ViewRequest().ToArguments();

        Assert.That(arguments[0], Is.Empty);
        Assert.That(arguments.Skip(1), Is.EqualTo(new object[] { "timeout", "A", 0, 30 }));
    }

    [Test]
    public void ToArguments_FullRequest_HasFieldsAndExpressionInOneStruct()
    {
        ViewRequest request = new()
        {
            Filter = "rate > 1M",
            Equal = ImmutableDictionary<RowField, object>.Empty.Add(RowField.Mark, 7),
            OrderBy = RowField.ByteRate,
            Direction = OrderDirection.Descending,
            Start = 60,
            Length = 100,
        };

        IReadOnlyList<object?> arguments = request.ToArguments();

        Assert.That(arguments[0], Is.EquivalentTo(RecordMaps.Of(("mark", 7), ("filter", "rate > 1M"))));
        Assert.That(arguments.Skip(1), Is.EqualTo(new object[] { "byte_rate", "D", 60, 100 }));
    }

    [Test]
    public void FromMap_Reply_IsRead()
    {
        ViewReply reply = ViewReply.FromMap(RecordMaps.Of(
            ("table", new List<object?> { RecordMaps.Of(("_id", 1)), RecordMaps.Of(("_id", 2)) }),
            ("total", 48_211),
            ("matched", 48_211),
            ("age", 0.25),
            ("snapshot", "s1"),
            ("stale", true)));

        Assert.That(reply.Rows.Select(row => row.Id), Is.EqualTo([1, 2]));
        Assert.That(
            (reply.Total, reply.AgeSeconds, reply.Snapshot, reply.IsStale), Is.EqualTo((48_211, 0.25, "s1", true)));
    }

    [Test]
    public void FromMap_ReplyOfTheOriginal_HasTableAndTotalOnly()
    {
        ViewReply reply = ViewReply.FromMap(RecordMaps.Of(("table", new List<object?>()), ("total", 0)));

        Assert.That(reply.Rows, Is.Empty);
        Assert.That((reply.AgeSeconds, reply.Snapshot), Is.EqualTo(((double?)null, (string?)null)));
        Assert.That(reply.IsStale, Is.False);
    }

    [Test]
    public void FromMap_ReplyWithoutTotal_IsRefused() => Assert.That(
        () => ViewReply.FromMap(RecordMaps.Of(("table", new List<object?>()))),
        Throws.TypeOf<RecordFormatException>().With.Property("Member").EqualTo("total"));

    [Test]
    public void FromMap_TableOfSomethingElse_IsRefused() => Assert.That(
        () => ViewReply.FromMap(RecordMaps.Of(("table", new List<object?> { 1 }), ("total", 1))),
        Throws.TypeOf<RecordFormatException>().With.Property("Member").EqualTo("table"));

    [Test]
    public void FromMap_ConnectionsReply_HasRowsAndGoneIds()
    {
        ConnectionsReply reply = ConnectionsReply.FromMap(RecordMaps.Of(
            ("table", new List<object?> { RecordMaps.Of(("_id", 1)) }), ("gone", new List<object?> { 2, 3 })));

        Assert.That(reply.Rows.Single().Id, Is.EqualTo(1));
        Assert.That(reply.Gone, Is.EqualTo([2, 3]));
    }
}
