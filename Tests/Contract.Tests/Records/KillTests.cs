// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract.Records;
using NUnit.Framework;

namespace Contract.Tests.Records;

internal sealed class KillTests
{
    [Test]
    public void FromMap_Preview_IsRead()
    {
        KillPreview preview = KillPreview.FromMap(RecordMaps.Of(
            ("count", 212), ("samples", new List<object?> { "tcp a", "tcp b" }), ("token", "t")));

        Assert.That((preview.Count, preview.Token), Is.EqualTo((212, "t")));
        Assert.That(preview.Samples, Is.EqualTo(["tcp a", "tcp b"]));
    }

    [Test]
    public void FromMap_DryRun_HasNoToken() => Assert.That(
        KillPreview.FromMap(RecordMaps.Of(("count", 0), ("samples", new List<object?>()))).Token, Is.Null);

    [Test]
    public void FromMap_Reply_IsRead()
    {
        KillReply reply = KillReply.FromMap(RecordMaps.Of(
            ("killed", 3),
            ("gone", 2),
            ("denied", new List<object?> { RecordMaps.Of(("id", 9), ("reason", "protected")) }),
            ("survivors", new List<object?> { 4 })));

        Assert.That((reply.Killed, reply.Gone), Is.EqualTo((3, 2)));
        Assert.That(reply.Denied, Is.EqualTo([new DeniedKill(9, "protected")]));
        Assert.That(reply.Survivors, Is.EqualTo([4]));
    }

    [Test]
    public void FromMap_CountBeyondThirtyTwoBits_IsRefused() => Assert.That(
        () => KillReply.FromMap(RecordMaps.Of(("killed", 5_000_000_000L), ("gone", 0))),
        Throws.TypeOf<RecordFormatException>());
}
