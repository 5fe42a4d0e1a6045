// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Contract.Records;
using NUnit.Framework;

namespace Contract.Tests.Records;

internal sealed class StatusReplyTests
{
    [Test]
    public void FromMap_Reply_IsRead()
    {
        StatusReply status = StatusReply.FromMap(RecordMaps.Of(
            ("entries", 48_211),
            ("max_entries", 262_144),
            ("buckets", 65_536),
            ("accounting", true),
            ("timestamps", false),
            ("events", 1),
            ("tracking", true),
            ("tcp_loose", true),
            ("last_dump", RecordMaps.Of(("seconds", 0.25), ("age", 1.5), ("entries", 48_000), ("bytes", 9_000_000))),
            ("overruns", 3),
            ("cpu", new List<object?> { RecordMaps.Of(("cpu", 0), ("found", 5), ("insert_failed", 1)) }),
            ("sessions", 2),
            ("version", "0.5.0"),
            ("user", "alice"),
            ("roles", new List<object?> { "view", "kill" }),
            ("session_timeout", 10.0),
            ("findings", new List<object?>
            {
                RecordMaps.Of(("code", "timestamps"), ("text", "off"), ("command", "sysctl -w x=1")),
            }),
            ("something_newer", 1)));

        Assert.Multiple(() =>
        {
            Assert.That((status.Entries, status.MaxEntries, status.Buckets), Is.EqualTo((48_211, 262_144, 65_536)));
            Assert.That((status.Accounting, status.Timestamps, status.Events), Is.EqualTo((true, false, true)));
            Assert.That((status.Tracking, status.TcpLoose), Is.EqualTo((true, true)));
            Assert.That(status.LastDump, Is.EqualTo(new DumpFigures(0.25, 1.5, 48_000, 9_000_000)));
            Assert.That((status.Overruns, status.Sessions, status.Version), Is.EqualTo((3, 2, "0.5.0")));
            Assert.That((status.User, status.SessionTimeout), Is.EqualTo(("alice", 10.0)));
            Assert.That(status.Roles, Is.EqualTo(["view", "kill"]));
            Assert.That(status.Processors.Single()["insert_failed"], Is.EqualTo(1));
            Assert.That(status.Findings, Is.EqualTo([new StatusFinding("timestamps", "off", "sysctl -w x=1")]));
        });
    }

    [Test]
    public void FromMap_WhatTheKernelDoesNotTell_IsNull()
    {
        StatusReply status = StatusReply.FromMap(RecordMaps.Of(("entries", 0)));

        Assert.That((status.MaxEntries, status.Accounting, status.LastDump), Is.EqualTo(
            ((long?)null, (bool?)null, (DumpFigures?)null)));
        Assert.That(status.Processors, Is.Empty);
        Assert.That(status.Findings, Is.Empty);
    }
}
