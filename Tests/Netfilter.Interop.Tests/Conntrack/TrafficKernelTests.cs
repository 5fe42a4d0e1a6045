// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

/// <summary>What real packets through a translating firewall look like in the table.</summary>
public sealed class TrafficKernelTests : KernelTest
{
    [TestCase(false)]
    [TestCase(true)]
    public void Dump_TcpThroughNat_ShowsBothDirections(bool isIPv6)
    {
        using var lab = new FirewallLab(Prefix);
        var target = new IPEndPoint(FirewallLab.InnerAddress(isIPv6), 8080);
        var listener = new IPEndPoint(FirewallLab.ServerAddress(isIPv6), 80);
        using var traffic = new TcpTraffic(lab.Client, lab.Server, target, listener);
        traffic.Send(1000);
        traffic.Reply(2000);
        using ConntrackConnection connection = lab.Firewall.Connect();

        ConntrackEntry entry = connection.Enumerate().Single(e => e.Original.Protocol == IpProtocol.Tcp);

        byte family = isIPv6 ? (byte)10 : (byte)2;
        Assert.Multiple(() =>
        {
            Assert.That(entry.Original.Source.ToIPAddress(family), Is.EqualTo(FirewallLab.ClientAddress(isIPv6)));
            Assert.That(entry.Original.Destination.ToIPAddress(family), Is.EqualTo(target.Address));
            Assert.That(entry.Original.DestinationPort, Is.EqualTo(8080));
            Assert.That(entry.Original.SourcePort, Is.EqualTo(((IPEndPoint)traffic.Client.LocalEndPoint!).Port));
            Assert.That(entry.Reply!.Value.Source.ToIPAddress(family), Is.EqualTo(listener.Address));
            Assert.That(entry.Reply.Value.SourcePort, Is.EqualTo(80));
            Assert.That(
                entry.Reply.Value.Destination.ToIPAddress(family), Is.EqualTo(FirewallLab.OuterAddress(isIPv6)));
            Assert.That(entry.ProtocolState, Is.EqualTo((byte)TcpState.Established));
            Assert.That(
                entry.Status,
                Is.EqualTo(
                    ConntrackStatus.SeenReply | ConntrackStatus.Assured | ConntrackStatus.Confirmed
                    | ConntrackStatus.SourceNat | ConntrackStatus.DestinationNat
                    | ConntrackStatus.SourceNatDone | ConntrackStatus.DestinationNatDone));
            Assert.That(entry.Counters!.Value.OriginalBytes, Is.GreaterThan(1000));
            Assert.That(entry.Counters.Value.ReplyBytes, Is.GreaterThan(2000));
            Assert.That(entry.StartTime, Is.Not.Null);
            Assert.That(entry.Extras!.Tcp!.Value.OriginalFlags.HasFlag(TcpTraits.WindowScale), Is.True);
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Dump_UdpThroughSourceNat_CountsPackets(bool isIPv6)
    {
        using var lab = new FirewallLab(Prefix);
        using var traffic = new UdpTraffic(
            lab.Client, lab.Server, new IPEndPoint(FirewallLab.ServerAddress(isIPv6), 5353));
        traffic.Send(100);
        traffic.Reply(50);
        traffic.Send(100);
        using ConntrackConnection connection = lab.Firewall.Connect();

        ConntrackEntry entry = connection.Enumerate().Single(e => e.Original.Protocol == IpProtocol.Udp);

        ulong headers = isIPv6 ? 48UL : 28;
        Assert.Multiple(() =>
        {
            Assert.That(
                entry.Counters, Is.EqualTo(new ConntrackCounters(2, (100 + headers) * 2, 1, 50 + headers)));
            Assert.That(entry.Status & ConntrackStatus.SourceNat, Is.EqualTo(ConntrackStatus.SourceNat));
            Assert.That(entry.Status & ConntrackStatus.DestinationNat, Is.EqualTo(ConntrackStatus.None));
            Assert.That(
                entry.Reply!.Value.Destination,
                Is.EqualTo(NetAddress.From(FirewallLab.OuterAddress(isIPv6))));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Dump_Ping_ShowsTypeAndId(bool isIPv6)
    {
        using var lab = new FirewallLab(Prefix);
        IPAddress server = FirewallLab.ServerAddress(isIPv6);
        lab.Client.Run("ping", "-c", "1", "-n", "-W", "5", server.ToString());
        using ConntrackConnection connection = lab.Firewall.Connect();

        ConntrackEntry entry = connection.Enumerate().Single(
            e => e.Original.Destination == NetAddress.From(server) && e.Record.Has(ConntrackFields.IcmpId));

        Assert.Multiple(() =>
        {
            Assert.That(entry.Original.Protocol, Is.EqualTo(isIPv6 ? IpProtocol.IcmpV6 : IpProtocol.Icmp));
            Assert.That(entry.Original.IcmpType, Is.EqualTo(isIPv6 ? 128 : 8));
            Assert.That(entry.Reply!.Value.IcmpType, Is.EqualTo(isIPv6 ? 129 : 0));
            Assert.That(entry.Counters!.Value.OriginalPackets, Is.EqualTo(1));
            Assert.That(connection.Delete(entry.Key), Is.EqualTo(DeleteOutcome.Killed));
        });
    }

    [Test]
    public void Dump_IntoStore_KeepsStartTimesAndHelpers()
    {
        using var netns = new NetnsFixture(Prefix);
        netns.LoadRules(
            """
            table inet helpers {
              ct helper ftp-std { type "ftp" protocol tcp; l3proto inet; }
              chain out { type filter hook output priority 0; tcp dport 2121 ct helper set "ftp-std"; }
            }
            """);
        using var traffic = new TcpTraffic(netns, netns, new IPEndPoint(IPAddress.Loopback, 2121));
        using ConntrackConnection connection = netns.Connect();
        var store = new ConntrackStore();

        DumpResult result = connection.Dump(store);

        Assert.Multiple(() =>
        {
            Assert.That(result.Entries, Is.EqualTo(1));
            Assert.That(store.Extras(0)?.Helper, Is.EqualTo("ftp"));
            Assert.That(store.Extras(0)?.Tcp, Is.Null, "details of every flow are not kept in a table");
            Assert.That(store.TryGetStartTime(0, out ulong start), Is.True);
            Assert.That(
                DateTimeOffset.UnixEpoch.AddTicks((long)(start / 100)),
                Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
            Assert.That(store.Entry(0).Helper, Is.EqualTo("ftp"));
        });
    }

    [Test]
    public void Dump_FtpDataConnection_NamesItsMaster()
    {
        using var netns = new NetnsFixture(Prefix);
        netns.LoadRules(
            """
            table inet helpers {
              ct helper ftp-std { type "ftp" protocol tcp; l3proto inet; }
              chain out { type filter hook output priority 0; tcp dport 2121 ct helper set "ftp-std"; }
            }
            """);
        using var control = new TcpTraffic(netns, netns, new IPEndPoint(IPAddress.Loopback, 2121));

        // The helper reads a command only after a line that it has seen the end of.
        control.Client.Send("USER anonymous\r\n"u8);
        control.Server.Receive(new byte[64]);
        control.Client.Send("PORT 127,0,0,1,31,64\r\n"u8);
        control.Server.Receive(new byte[64]);
        using var data = new TcpTraffic(netns, netns, new IPEndPoint(IPAddress.Loopback, 8000));
        using ConntrackConnection connection = netns.Connect();

        ConntrackEntry related = connection.Enumerate().Single(e => e.Original.DestinationPort == 8000);

        Assert.Multiple(() =>
        {
            Assert.That(related.Status.HasFlag(ConntrackStatus.Expected), Is.True);
            Assert.That(related.Extras!.Master!.Value.DestinationPort, Is.EqualTo(2121));
        });
    }

    [Test]
    public void Dump_AccountingOff_TellsThatCountersAreNotKnown()
    {
        using var netns = new NetnsFixture(Prefix);
        netns.Settings.SetAccounting(false);
        netns.Settings.SetTimestamps(false);
        using var traffic = new UdpTraffic(netns, netns, new IPEndPoint(IPAddress.IPv6Loopback, 0));
        traffic.Send(10);
        using ConntrackConnection connection = netns.Connect();

        ConntrackEntry entry = connection.Enumerate().Single();

        Assert.Multiple(() =>
        {
            Assert.That(entry.Counters, Is.Null);
            Assert.That(entry.StartTime, Is.Null);
        });
    }
}
