// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Runtime.CompilerServices;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

/// <summary>Captures Tests/data/conntrack-*.bin anew from the running kernel.</summary>
/// <remarks>
/// Only when asked for: <c>dotnet test Tests/Netfilter.Interop.Tests --filter FullyQualifiedName~FixtureCapture</c> with
/// PYCTD_CAPTURE=1 in the environment. Look at the difference before committing it.
/// </remarks>
[Explicit("writes into Tests/data")]
public sealed class FixtureCapture : KernelTest
{
    [SetUp]
    public void RequireSwitch()
    {
        if (Environment.GetEnvironmentVariable("PYCTD_CAPTURE") != "1")
        {
            Assert.Ignore("Set PYCTD_CAPTURE=1 to write Tests/data anew.");
        }
    }

    [Test]
    public void CaptureTraffic()
    {
        using var lab = new FirewallLab(Prefix);
        using TcpTraffic tcp4 = Tcp(lab, isIPv6: false);
        using TcpTraffic tcp6 = Tcp(lab, isIPv6: true);
        using var udp4 = new UdpTraffic(
            lab.Client, lab.Server, new IPEndPoint(FirewallLab.ServerAddress(false), 5353));
        using var udp6 = new UdpTraffic(
            lab.Client, lab.Server, new IPEndPoint(FirewallLab.ServerAddress(true), 5353));
        udp4.Send(100);
        udp4.Reply(50);
        udp6.Send(100);
        lab.Client.Run("ping", "-c", "1", "-n", "-W", "5", "10.77.2.2");
        lab.Client.Run("ping", "-c", "1", "-n", "-W", "5", "fd77:2::2");
        Save(
            "traffic",
            "dump of a firewall's table: TCP to port 8080 translated both ways, UDP to port 5353 and ping with source NAT, "
            + "each over IPv4 and IPv6",
            Capture(lab.Firewall, connection => connection.Dump(new ConntrackStore())));
    }

    [Test]
    public void CaptureByHand()
    {
        using var netns = new NetnsFixture(Prefix);
        netns.LoadRules(
            """
            table inet labels {
              chain out { type filter hook output priority 0; ct label set 3; }
            }
            """);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(1), mark: 0x11, zone: 5));
        connection.Create(Flows.Entry(Flows.Between(IpProtocol.UdpLite, 2)));
        connection.Create(Flows.Entry(Flows.Between(IpProtocol.Gre, 3)));
        connection.Create(Flows.Entry(Flows.Between(253)));
        connection.Create(Flows.Entry(
            Flows.Between(IpProtocol.Sctp, 4),
            state: 4,
            extras: new() { Sctp = new SctpDetails(0x11223344, 0x55667788) }));
        connection.Create(Flows.Entry(
            Flows.Udp(5), extras: new() { Labels = [.. Enumerable.Repeat((byte)0, 15), 0x80] }));
        connection.Create(Flows.Entry(
            Flows.Between(IpProtocol.Tcp, 21), state: 3, extras: new() { Helper = "ftp" }));
        Save(
            "by-hand",
            "dump of flows made by hand: zone 5 and mark 0x11, UDP-Lite, GRE, protocol 253, SCTP, labels, helper ftp",
            Capture(netns, dumping => dumping.Dump(new ConntrackStore())));
        Save("statistics", "GET_STATS and GET_STATS_CPU", Capture(netns, asking =>
        {
            asking.Totals();
            asking.CpuStatistics();
        }));
    }

    [Test]
    public void CaptureEvents()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        NetlinkSocket socket = NetlinkSocket.Open(netns.Path, 1 << 20);
        socket.Join(1);
        socket.Join(2);
        socket.Join(3);
        using var capture = new CaptureTransport(socket);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(), mark: 1));
        connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate { Mark = 2 });
        connection.Delete(new ConntrackKey(Flows.Udp()));
        byte[] buffer = new byte[16384];
        for (int i = 0; i < 3; i++)
        {
            capture.Receive(buffer, wait: true);
        }

        Save("events", "NEW, UPDATE and DESTROY of a UDP flow made by hand", capture.Received);
    }

    [Test]
    public void CaptureError()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using var capture = new CaptureTransport(NetlinkSocket.Open(netns.Path, 1 << 20));
        capture.Send(ErrorRequest());
        capture.Receive(new byte[16384], wait: true);
        Save("error", "answer to a NEW whose timeout has two bytes", capture.Received);
    }

    private static byte[] ErrorRequest()
    {
        var writer = new NetlinkMessageWriter(new byte[256]);
        writer.Begin(0x100, flags: 0x604, sequence: 1, family: 2);
        ConntrackEncoder.WriteTuple(ref writer, 1, Flows.Udp());
        writer.UInt16BigEndian(7, 60);
        writer.End();
        return writer.Written.ToArray();
    }

    private static TcpTraffic Tcp(FirewallLab lab, bool isIPv6)
    {
        var traffic = new TcpTraffic(
            lab.Client,
            lab.Server,
            new IPEndPoint(FirewallLab.InnerAddress(isIPv6), 8080),
            new IPEndPoint(FirewallLab.ServerAddress(isIPv6), 80));
        traffic.Send(1000);
        traffic.Reply(2000);
        return traffic;
    }

    private static byte[] Capture(NetnsFixture netns, Action<ConntrackConnection> action)
    {
        CaptureTransport? capture = null;
        using ConntrackConnection connection = ConntrackConnection.Over(
            () => capture = new CaptureTransport(NetlinkSocket.Open(netns.Path, 1 << 20)), ConntrackFeatures.None);
        action(connection);
        return capture!.Received;
    }

    private static void Save(string name, string what, byte[] bytes, [CallerFilePath] string source = "")
    {
        string directory = Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "data");
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, $"conntrack-{name}");
        string kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
        File.WriteAllBytes(path + ".bin", bytes);
        File.WriteAllText(
            path + ".txt",
            $"kernel {kernel}, {System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}\n{what}\n"
            + "PYCTD_CAPTURE=1 dotnet test Tests/Netfilter.Interop.Tests --filter FullyQualifiedName~FixtureCapture\n");
    }
}
