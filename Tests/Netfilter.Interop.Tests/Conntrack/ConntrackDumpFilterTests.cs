// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackDumpFilterTests
{
    private static readonly ConntrackRecord s_flow = Flows.Entry(
        Flows.Udp(), mark: 0x12, zone: 5, status: ConntrackStatus.Assured).Record;

    private static readonly TestCaseData[] s_cases =
    [
        new(new ConntrackDumpFilter(), true),
        new(new ConntrackDumpFilter { Family = 2 }, true),
        new(new ConntrackDumpFilter { Family = 10 }, false),
        new(new ConntrackDumpFilter { Mark = 0x12 }, true),
        new(new ConntrackDumpFilter { Mark = 0x02 }, false),
        new(new ConntrackDumpFilter { Mark = 0x02, MarkMask = 0x0F }, true),
        new(new ConntrackDumpFilter { Status = ConntrackStatus.Assured }, true),
        new(new ConntrackDumpFilter { Status = ConntrackStatus.SeenReply }, false),
        new(new ConntrackDumpFilter { Status = 0, StatusMask = ConntrackStatus.Assured }, false),
        new(new ConntrackDumpFilter { Zone = 5 }, true),
        new(new ConntrackDumpFilter { Zone = 0 }, false),
        new(new ConntrackDumpFilter { Original = new() { Source = Flows.Address("192.0.2.1") } }, true),
        new(new ConntrackDumpFilter { Original = new() { Destination = Flows.Address("192.0.2.1") } }, false),
        new(new ConntrackDumpFilter { Original = new() { Protocol = 6 } }, false),
        new(new ConntrackDumpFilter { Original = new() { SourcePort = 1000, DestinationPort = 53 } }, true),
        new(new ConntrackDumpFilter { Original = new() { DestinationPort = 54 } }, false),
        new(new ConntrackDumpFilter { Reply = new() { SourcePort = 53 } }, true),
        new(new ConntrackDumpFilter { Reply = new() { SourcePort = 1000 } }, false),
    ];

    [TestCaseSource(nameof(s_cases))]
    public void Matches_EachPart_Decides(ConntrackDumpFilter filter, bool expected) =>
        Assert.That(filter.Matches(s_flow), Is.EqualTo(expected));

    [Test]
    public void Matches_ZoneOfOneDirection_CountsAsTheZone()
    {
        ConntrackRecord record = Flows.Entry(Flows.Udp()).Record;
        var extras = new ConntrackExtras { ReplyZone = 9 };

        Assert.Multiple(() =>
        {
            Assert.That(new ConntrackDumpFilter { Zone = 9 }.Matches(record, extras), Is.True);
            Assert.That(new ConntrackDumpFilter { Zone = 0 }.Matches(record, extras), Is.False);
        });
    }
}
