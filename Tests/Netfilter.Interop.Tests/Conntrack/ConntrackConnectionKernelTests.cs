// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackConnectionKernelTests : KernelTest
{
    private static readonly byte[] s_labels = [0x02, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0];

    [TestCase(IpProtocol.Udp, 2)]
    [TestCase(IpProtocol.UdpLite, 2)]
    [TestCase(IpProtocol.Gre, 2)]
    [TestCase(IpProtocol.Dccp, 2)]
    [TestCase(253, 2)]
    [TestCase(IpProtocol.Udp, 10)]
    [TestCase(50, 10)]
    public void Create_AnyProtocol_IsFoundUnderItsTuple(byte protocol, byte family)
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        ConntrackTuple tuple = family == 2
            ? Flows.Between(protocol)
            : Flows.Udp6() with { Protocol = protocol };
        bool isGeneric = protocol is 50 or 253 or IpProtocol.Dccp;

        connection.Create(Flows.Entry(tuple, mark: 7));

        ConntrackTuple expected = isGeneric ? tuple with { SourcePort = 0, DestinationPort = 0 } : tuple;
        ConntrackEntry found = connection.Enumerate().Single();
        Assert.Multiple(() =>
        {
            Assert.That(found.Original, Is.EqualTo(expected));
            Assert.That(found.Reply, Is.EqualTo(TupleFields.Mirror(expected)));
            Assert.That(found.Mark, Is.EqualTo(7));
            Assert.That(found.Record.Has(ConntrackFields.Ports), Is.EqualTo(!isGeneric));
            Assert.That(found.Timeout!.Value.TotalSeconds, Is.EqualTo(Flows.LifeSeconds).Within(2));
            Assert.That(found.StartTime, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
            Assert.That(connection.Get(found.Key).Id, Is.EqualTo(found.Id));
        });
    }

    [Test]
    public void Create_Sctp_KeepsStateAndTags()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        var extras = new ConntrackExtras { Sctp = new SctpDetails(0x11223344, 0x55667788) };

        connection.Create(Flows.Entry(
            Flows.Between(IpProtocol.Sctp), state: (byte)SctpState.Established, extras: extras));

        ConntrackEntry found = connection.Enumerate().Single();
        Assert.Multiple(() =>
        {
            Assert.That(found.ProtocolState, Is.EqualTo((byte)SctpState.Established));
            Assert.That(found.Extras!.Sctp, Is.EqualTo(extras.Sctp));
        });
    }

    [Test]
    public void Create_TcpWithoutDetails_IsLiberal()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();

        connection.Create(Flows.Entry(Flows.Between(IpProtocol.Tcp), state: (byte)TcpState.Established));

        TcpDetails tcp = connection.Enumerate().Single().Extras!.Tcp!.Value;
        Assert.That(tcp.OriginalFlags & tcp.ReplyFlags & TcpTraits.BeLiberal, Is.EqualTo(TcpTraits.BeLiberal));
    }

    [TestCase(2, (byte)8, (byte)0)]
    [TestCase(10, (byte)128, (byte)129)]
    public void Create_Icmp_KeepsTypeCodeAndId(byte family, byte type, byte replyType)
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        NetAddress source = Flows.Address(family == 2 ? "192.0.2.1" : "2001:db8::1");
        NetAddress destination = Flows.Address(family == 2 ? "192.0.2.2" : "2001:db8::2");
        ConntrackTuple tuple = ConntrackTuple.Icmp(family, source, destination, type, 0, 0xBEEF);

        connection.Create(Flows.Entry(tuple));

        ConntrackEntry found = connection.Enumerate().Single();
        Assert.Multiple(() =>
        {
            Assert.That(found.Original, Is.EqualTo(tuple));
            Assert.That(found.Reply!.Value.IcmpType, Is.EqualTo(replyType));
            Assert.That(found.Record.Has(ConntrackFields.IcmpId), Is.True);
            Assert.That(connection.TryGet(found.Key, out _), Is.True);
        });
    }

    [Test]
    public void Create_WithNat_TranslatesTheReply()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        var extras = new ConntrackExtras
        {
            SourceNat = NatRange.To(Flows.Address("203.0.113.9"), 40000),
            DestinationNat = NatRange.To(Flows.Address("203.0.113.10"), 5353),
        };

        connection.Create(Flows.Entry(Flows.Udp(), extras: extras));

        ConntrackEntry found = connection.Enumerate().Single();
        Assert.Multiple(() =>
        {
            Assert.That(found.Reply!.Value.Destination, Is.EqualTo(Flows.Address("203.0.113.9")));
            Assert.That(found.Reply.Value.DestinationPort, Is.EqualTo(40000));
            Assert.That(found.Reply.Value.Source, Is.EqualTo(Flows.Address("203.0.113.10")));
            Assert.That(found.Reply.Value.SourcePort, Is.EqualTo(5353));
            Assert.That(found.Status.HasFlag(ConntrackStatus.SourceNat | ConntrackStatus.DestinationNat), Is.True);
        });
    }

    [Test]
    public void Create_Twice_ThrowsExists()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));

        Assert.That(
            () => connection.Create(Flows.Entry(Flows.Udp())),
            Throws.TypeOf<ConntrackEntryExistsException>().With.Message.Contains("udp 192.0.2.1:1000 -> 198.51.100.7:53"));
    }

    [Test]
    public void Create_TimeoutOfWrongFamily_ThrowsWithErrno()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        ConntrackRecord record = Flows.Entry(Flows.Udp()).Record;
        record.OriginalSource = default;
        record.Protocol = IpProtocol.Icmp;

        // An ICMP type without a counterpart: the slots of the ports hold 1000 and 53.
        Assert.That(
            () => connection.Create(new ConntrackEntry(record)),
            Throws.TypeOf<NetlinkException>().With.Property(nameof(NetlinkException.Errno)).EqualTo(22));
    }

    [Test]
    public void Get_ZoneOfBothDirections_IsPartOfTheKey()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(), mark: 1));
        connection.Create(Flows.Entry(Flows.Udp(), mark: 2, zone: 5));

        Assert.Multiple(() =>
        {
            Assert.That(connection.Get(new ConntrackKey(Flows.Udp())).Mark, Is.EqualTo(1));
            Assert.That(connection.Get(new ConntrackKey(Flows.Udp(), Zone: 5)).Mark, Is.EqualTo(2));
            Assert.That(connection.TryGet(new ConntrackKey(Flows.Udp(), Zone: 6), out _), Is.False);
            Assert.That(
                () => connection.Get(new ConntrackKey(Flows.Udp(), Zone: 6)),
                Throws.TypeOf<ConntrackEntryNotFoundException>().With.Message.Contains("in zone 6"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Delete_ZoneOfOneDirection_FindsExactlyThatFlow(bool isOriginal)
    {
        using var netns = new NetnsFixture(Prefix);
        string direction = isOriginal ? "original" : "reply";
        netns.LoadRules(
            $$"""
            table inet zones {
              chain out { type filter hook output priority raw; udp dport 7777 ct {{direction}} zone set 9; }
            }
            """);
        using var traffic = new UdpTraffic(netns, netns, new IPEndPoint(IPAddress.Loopback, 7777));
        traffic.Send(10);
        using ConntrackConnection connection = netns.Connect();
        var store = new ConntrackStore();

        connection.Dump(store);
        ConntrackExtras extras = store.Extras(0)!;
        ConntrackKey key = ConntrackKey.Of(store[0], extras);
        ConntrackEntry found = connection.Get(key);
        DeleteOutcome outcome = connection.Delete(key);

        Assert.Multiple(() =>
        {
            Assert.That(store.Count, Is.EqualTo(1));
            Assert.That(store[0].Has(ConntrackFields.Extras), Is.True);
            Assert.That(isOriginal ? extras.OriginalZone : extras.ReplyZone, Is.EqualTo(9));
            Assert.That(isOriginal ? extras.ReplyZone : extras.OriginalZone, Is.Null);
            Assert.That(found.Id, Is.EqualTo(key.Id));
            Assert.That(outcome, Is.EqualTo(DeleteOutcome.Killed));
        });
    }

    [Test]
    public void GetBatch_SomeGone_FindsTheOthers()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        for (ushort port = 1; port <= 300; port += 3)
        {
            connection.Create(Flows.Entry(Flows.Udp(port), mark: port));
        }

        ConntrackKey[] keys = [.. Enumerable.Range(1, 300).Select(port => new ConntrackKey(Flows.Udp((ushort)port)))];
        var entries = new ConntrackEntry?[300];

        int found = connection.GetBatch(keys, entries);

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(100));
            Assert.That(
                entries.Select(entry => entry?.Mark),
                Is.EqualTo(Enumerable.Range(1, 300).Select(port => port % 3 == 1 ? (uint?)port : null)));
        });
    }

    [Test]
    public void Update_MarkMaskStatusAndLabels_ChangesOnlyThose()
    {
        using var netns = new NetnsFixture(Prefix);
        netns.LoadRules(
            """
            table inet labels {
              chain out { type filter hook output priority 0; ct label set 3; }
            }
            """);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(), mark: 0xF0F0));
        ConntrackKey key = connection.Enumerate().Single().Key;

        connection.Update(key, new ConntrackUpdate
        {
            Mark = 0x0A00,
            MarkMask = 0x0F00,
            AddStatus = ConntrackStatus.SeenReply,
            Labels = s_labels,
        });
        connection.Update(key, new ConntrackUpdate { AddStatus = ConntrackStatus.Assured });

        ConntrackEntry found = connection.Get(key);
        Assert.Multiple(() =>
        {
            Assert.That(found.Mark, Is.EqualTo(0xFAF0));
            Assert.That(
                found.Status,
                Is.EqualTo(ConntrackStatus.Confirmed | ConntrackStatus.SeenReply | ConntrackStatus.Assured));
            Assert.That(found.Labels.ToArray(), Is.EqualTo(s_labels));
        });
    }

    [Test]
    public void Update_LabelsMask_KeepsTheOtherBits()
    {
        using var netns = new NetnsFixture(Prefix);
        netns.LoadRules(
            """
            table inet labels {
              chain out { type filter hook output priority 0; ct label set 3; }
            }
            """);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(), extras: new ConntrackExtras { Labels = s_labels }));
        ConntrackKey key = connection.Enumerate().Single().Key;
        byte[] set = new byte[16];
        set[15] = 1;

        connection.Update(key, new ConntrackUpdate { Labels = set, LabelsMask = set });

        byte[] expected = [.. s_labels];
        expected[15] = 1;
        Assert.That(connection.Get(key).Labels.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Update_LabelsWithoutRoom_SaysWhy()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));

        Assert.That(
            () => connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate { Labels = s_labels }),
            Throws.TypeOf<NetlinkException>().With.Message.Contains("ENOSPC").And.Message.Contains("labels"));
    }

    [Test]
    public void Update_FixedTimeoutTwice_IsConflictAndChangesNothing()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));
        var key = new ConntrackKey(Flows.Udp());
        connection.Update(key, new ConntrackUpdate { TimeoutSeconds = 90, FixTimeout = true });

        Assert.Multiple(() =>
        {
            Assert.That(
                () => connection.Update(
                    key, new ConntrackUpdate { TimeoutSeconds = 80, FixTimeout = true, Mark = 9 }),
                Throws.TypeOf<ConntrackTimeoutFixedException>().With.Message.Contains("fixed"));
            Assert.That(
                () => connection.Update(key, new ConntrackUpdate { TimeoutSeconds = 80, Mark = 9 }),
                Throws.TypeOf<ConntrackTimeoutFixedException>());
        });
        ConntrackEntry found = connection.Get(key);
        Assert.Multiple(() =>
        {
            Assert.That(found.Mark, Is.Zero);
            Assert.That(found.Timeout!.Value.TotalSeconds, Is.EqualTo(90).Within(3));
            Assert.That(found.Status.HasFlag(ConntrackStatus.FixedTimeout), Is.True);
        });
    }

    [Test]
    public void Update_Missing_ThrowsNotFound()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();

        Assert.That(
            () => connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate { Mark = 1 }),
            Throws.TypeOf<ConntrackEntryNotFoundException>());
    }

    [Test]
    public void UpdateAndDelete_SuccessorUnderTheSameTuple_IsLeftAlone()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(), mark: 1));
        ConntrackKey old = connection.Enumerate().Single().Key;
        connection.Delete(old);
        ConntrackKey present = CreateWithAnotherId(connection, old);

        Assert.Multiple(() =>
        {
            Assert.That(connection.TryGet(old, out _), Is.False);
            Assert.That(connection.Delete(old), Is.EqualTo(DeleteOutcome.Gone));
            Assert.That(
                () => connection.Update(old, new ConntrackUpdate { Mark = 5 }),
                Throws.TypeOf<ConntrackEntryNotFoundException>());
            Assert.That(connection.Get(present).Mark, Is.EqualTo(2));
            Assert.That(connection.Delete(present), Is.EqualTo(DeleteOutcome.Killed));
        });
    }

    [Test]
    public void DeleteBatch_ThousandsWithSomeGone_TellsEach()
    {
        const int Count = 3000;
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        for (int port = 1; port <= Count; port++)
        {
            connection.Create(Flows.Entry(Flows.Udp((ushort)port)));
        }

        var keys = connection.Enumerate().Select(entry => entry.Key).ToList();
        keys.Insert(1500, new ConntrackKey(Flows.Udp(9999)));
        keys.Add(new ConntrackKey(Flows.Udp(9998)));
        var outcomes = new DeleteOutcome[keys.Count];

        connection.DeleteBatch(keys.ToArray(), outcomes);

        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Count(outcome => outcome == DeleteOutcome.Killed), Is.EqualTo(Count));
            Assert.That(outcomes[1500], Is.EqualTo(DeleteOutcome.Gone));
            Assert.That(outcomes[^1], Is.EqualTo(DeleteOutcome.Gone));
            Assert.That(connection.Totals().Entries, Is.Zero);
        });
    }

    [TestCase(2, true)]
    [TestCase(10, true)]
    [TestCase(2, false)]
    [TestCase(10, false)]
    public void Flush_OneFamily_LeavesTheOther(byte family, bool isProbed)
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect(new ConntrackFeatures { FamilyFlush = isProbed });
        connection.Create(Flows.Entry(Flows.Udp()));
        connection.Create(Flows.Entry(Flows.Udp(), zone: 3));
        connection.Create(Flows.Entry(Flows.Udp6()));

        connection.Flush(family);

        Assert.That(
            connection.Enumerate().Select(entry => entry.Original.Family),
            Is.EqualTo(family == 2 ? [(byte)10] : new byte[] { 2, 2 }));
    }

    [Test]
    public void Flush_Everything_LeavesNothing()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));
        connection.Create(Flows.Entry(Flows.Udp6()));

        connection.Flush(0);

        Assert.That(connection.Enumerate(), Is.Empty);
    }

    [Test]
    public void Statistics_AfterTraffic_CountInserts()
    {
        using var netns = new NetnsFixture(Prefix);
        using var traffic = new UdpTraffic(netns, netns, new IPEndPoint(IPAddress.Loopback, 0));
        traffic.Send(1);
        using ConntrackConnection connection = netns.Connect();

        ConntrackCpuStatistics[] statistics = connection.CpuStatistics();
        ConntrackTotals totals = connection.Totals();

        Assert.Multiple(() =>
        {
            Assert.That(statistics, Has.Length.GreaterThanOrEqualTo(1));
            Assert.That(statistics.Select(cpu => cpu.Cpu), Is.Ordered.Ascending.And.Unique);
            Assert.That(statistics.All(cpu => cpu.Insert is not null && cpu.Drop is not null), Is.True);
            Assert.That(totals.Entries, Is.EqualTo(1));
            Assert.That(totals.MaxEntries, Is.EqualTo(netns.Settings.Max));
        });
    }

    [Test]
    public void Open_MissingNamespace_SaysHowToFindOne()
    {
        Assert.That(
            () => ConntrackConnection.Open(new ConntrackOptions { NetworkNamespace = "/run/netns/ni-none" }),
            Throws.TypeOf<NetlinkException>().With.Message.Contains("ENOENT").And.Message.Contains("ip netns list"));
    }

    /// <summary>The identifier is a hash of the object's address too: the same one may come back at once.</summary>
    private static ConntrackKey CreateWithAnotherId(ConntrackConnection connection, ConntrackKey old)
    {
        var others = new List<ConntrackKey>();
        for (ushort port = 2000; ; port++)
        {
            connection.Create(Flows.Entry(Flows.Udp(), mark: 2));
            ConntrackKey created = connection.Get(new ConntrackKey(Flows.Udp())).Key;
            if (created.Id != old.Id)
            {
                others.ForEach(key => connection.Delete(key));
                return created;
            }

            connection.Delete(created);
            connection.Create(Flows.Entry(Flows.Udp(port)));
            others.Add(new ConntrackKey(Flows.Udp(port)));
        }
    }
}
