// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Net;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackConnectionKernelTests : KernelTest
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
}
