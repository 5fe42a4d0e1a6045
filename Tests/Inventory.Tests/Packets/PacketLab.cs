// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Inventory.Model;
using Inventory.Rules;
using TestSupport;

namespace Inventory.Tests.Packets;

/// <summary>
/// The machine that has the rules, between two others that stand for everything else, over IPv4 and IPv6.
/// </summary>
/// <remarks>
/// <code>
/// near 192.168.8.2 fd99:8::2 ── unit0 192.168.8.1 fd99:8::1 unit unit1 192.168.9.1 fd99:9::1 ── 192.168.9.2 fd99:9::2 far
///      10.0/9 fd00:1::/32             10.0.0.100 fd00:1::100      10.200.0.100 fd00:c::100            10.128/9 fd00:c::/32
/// </code>
/// What arrives is seen by netfilter itself, after the rules: in the unit where a packet has passed the input hook of the
/// filter, in the others before routing.
/// </remarks>
internal sealed class PacketLab : IDisposable
{
    public const string NearDevice = "unit0";
    public const string FarDevice = "unit1";

    private const ushort Dns = 53;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly NetnsFixture _near;
    private readonly NetnsFixture _far;
    private readonly Dictionary<(NetnsFixture Host, bool IsIPv6), Socket> _sockets = [];
    private uint _number = 1;

    public PacketLab()
    {
        Unit = new NetnsFixture("nf-", isTracking: false);
        _near = new NetnsFixture("nf-", isTracking: false);
        _far = new NetnsFixture("nf-", isTracking: false);
        Connect(Unit, NearDevice, _near, "8", "10.0.0.100", "fd00:1::100");
        Connect(Unit, FarDevice, _far, "9", "10.200.0.100", "fd00:c::100");
        Unit.Run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
        Unit.Run("ip", "route", "add", "default", "via", "192.168.8.2");
        Unit.Run("ip", "-6", "route", "add", "default", "via", "fd99:8::2");
        Unit.Run("ip", "route", "add", "10.128.0.0/9", "via", "192.168.9.2");
        Unit.Run("ip", "-6", "route", "add", "fd00:c::/32", "via", "fd99:9::2");
        Unit.LoadRules(Watcher("input", "500"));
        foreach (NetnsFixture other in (NetnsFixture[])[_near, _far])
        {
            other.LoadRules(Watcher("prerouting", "-500") + Silence);
        }

        foreach (NetnsFixture host in (NetnsFixture[])[Unit, _near, _far])
        {
            _sockets[(host, false)] = Open(host, AddressFamily.InterNetwork);
            _sockets[(host, true)] = Open(host, AddressFamily.InterNetworkV6);
        }
    }

    /// <summary>The namespace that has the rules.</summary>
    public NetnsFixture Unit { get; }

    // Whoever answers would make connections of attempts.
    private static string Silence =>
        """
        table inet silence {
          chain in {
            type filter hook input priority 0; policy drop;
            icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, nd-router-advert } accept
          }
        }
        """;

    /// <summary>Loads rules in place of those that are there.</summary>
    /// <param name="files">The files, each with its format.</param>
    public void Load(IEnumerable<(RuleFormat Format, string Content)> files)
    {
        Unit.Run("iptables", "-F");
        Unit.Run("iptables", "-P", "INPUT", "ACCEPT");
        Unit.LoadRules("table inet pyctd\ndelete table inet pyctd\ntable ip filter\ndelete table ip filter\ntable ip6 filter\ndelete table ip6 filter\n");
        foreach ((RuleFormat format, string content) in files)
        {
            LoadFile(format, content);
        }

        Unit.Run("conntrack", "-F");
    }

    /// <summary>Sends packets and waits until they have arrived or were dropped.</summary>
    /// <returns>Those that arrived.</returns>
    public HashSet<Probe> Send(IEnumerable<Probe> probes)
    {
        Probe[] numbered = [.. probes.Select(probe => probe with { Number = _number++ })];
        foreach (NetnsFixture host in (NetnsFixture[])[Unit, _near, _far])
        {
            host.Run("nft", "flush", "set", "inet", "watcher", "seen");
        }

        foreach (Probe probe in numbered)
        {
            Send(SenderOf(probe), probe);
        }

        // What was sent last is seen last.
        Settle(_near, Unit, "10.0.0.100");
        Settle(_far, Unit, "10.200.0.100");
        Settle(Unit, _near, "10.0.0.1");
        Settle(Unit, _far, "10.200.0.1");
        Dictionary<NetnsFixture, HashSet<uint>> seen = new()
        {
            [Unit] = Seen(Unit),
            [_near] = Seen(_near),
            [_far] = Seen(_far),
        };
        return [.. numbered.Where(probe => seen[ReceiverOf(probe)].Contains(probe.Number)).Select(probe => probe with { Number = 0 })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Socket socket in _sockets.Values)
        {
            socket.Dispose();
        }

        Unit.Dispose();
        _near.Dispose();
        _far.Dispose();
    }

    private static string Watcher(string hook, string priority) =>
        $$"""
        table inet watcher {
          set seen { type mark; flags dynamic; size 65535; }
          set settled { type mark; flags dynamic; size 65535; }
          chain settle { type filter hook prerouting priority -600; udp dport 53 meta mark set @th,64,32 update @settled { meta mark }; }
          chain watch { type filter hook {{hook}} priority {{priority}}; meta mark set @th,64,32 update @seen { meta mark }; }
        }

        """;

    private static void Connect(
        NetnsFixture unit, string device, NetnsFixture other, string net, string ipv4, string ipv6)
    {
        CommandRunner.Run("ip", ["link", "add", device, "netns", unit.Name, "type", "veth", "peer", "name", "eth0", "netns", other.Name]);
        ConnectEnd(unit, device, net, end: 1, peer: 2);
        ConnectEnd(other, "eth0", net, end: 2, peer: 1);
        unit.Run("ip", "addr", "add", ipv4 + "/32", "dev", device);
        unit.Run("ip", "addr", "add", ipv6 + "/128", "dev", device, "nodad");
        other.Run("ip", "route", "add", "default", "via", $"192.168.{net}.1");
        other.Run("ip", "-6", "route", "add", "default", "via", $"fd99:{net}::1");
    }

    // The neighbours are known from the start: a packet that waits for an answer would be counted as dropped.
    private static void ConnectEnd(NetnsFixture host, string device, string net, int end, int peer)
    {
        host.Run("sysctl", "-qw", "net.ipv4.conf.all.rp_filter=0", $"net.ipv4.conf.{device}.rp_filter=0");
        host.Run("ip", "link", "set", device, "address", $"02:00:00:00:0{net}:0{end}", "up");
        host.Run("ip", "addr", "add", $"192.168.{net}.{end}/24", "dev", device);
        host.Run("ip", "addr", "add", $"fd99:{net}::{end}/64", "dev", device, "nodad");
        foreach (string address in (string[])[$"192.168.{net}.{peer}", $"fd99:{net}::{peer}"])
        {
            host.Run("ip", "neigh", "replace", address, "lladdr", $"02:00:00:00:0{net}:0{peer}", "dev", device, "nud", "permanent");
        }
    }

    private static Socket Open(NetnsFixture host, AddressFamily family) => host.Inside(() =>
    {
        var socket = new Socket(family, SocketType.Raw, ProtocolType.Raw);
        if (family == AddressFamily.InterNetwork)
        {
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);
        }

        return socket;
    });

    private static HashSet<uint> Seen(NetnsFixture host) => Marks(host, "seen");

    private static HashSet<uint> Marks(NetnsFixture host, string set)
    {
        using var answer = JsonDocument.Parse(host.Run("nft", "-j", "list", "set", "inet", "watcher", set));
        JsonElement found = answer.RootElement.GetProperty("nftables")[1].GetProperty("set");
        return found.TryGetProperty("elem", out JsonElement elements)
            // The bytes of a packet become a mark as they are.
            ? [.. elements.EnumerateArray().Select(element => BinaryPrimitives.ReverseEndianness(element.GetUInt32()))]
            : [];
    }

    private void LoadFile(RuleFormat format, string content)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            string program = format switch
            {
                RuleFormat.Iptables => "iptables-restore",
                RuleFormat.Ip6tables => "ip6tables-restore",
                _ => "nft",
            };
            Unit.Run(program, format == RuleFormat.Nft ? ["-f", file] : [file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Send(NetnsFixture sender, Probe probe)
    {
        bool isIPv6 = probe.Destination.AddressFamily == AddressFamily.InterNetworkV6;
        Socket socket = _sockets[(sender, isIPv6)];
        try
        {
            socket.SendTo(ProbePacket.Of(probe), new IPEndPoint(probe.Destination, 0));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            // What the output hook drops, the sender is told.
        }
    }

    // Packets between two machines keep their order, so that one that every profile lets out shows that all are through.
    private void Settle(NetnsFixture sender, NetnsFixture receiver, string destination)
    {
        uint number = _number++;
        var last = new Probe(
            RuleDirection.In, false, IPAddress.Parse("10.0.0.99"), IPAddress.Parse(destination), IpProtocols.Udp, Dns, Dns)
        {
            Number = number,
        };
        long start = Stopwatch.GetTimestamp();
        do
        {
            Send(sender, last);
            if (Stopwatch.GetElapsedTime(start) > s_patience)
            {
                throw new InvalidOperationException("A packet did not reach the next machine.");
            }
        }
        while (!Marks(receiver, "settled").Contains(number));
    }

    private NetnsFixture SenderOf(Probe probe) => (probe.Direction, probe.IsFarSide) switch
    {
        (RuleDirection.Out, _) => Unit,
        (_, true) => _far,
        _ => _near,
    };

    private NetnsFixture ReceiverOf(Probe probe) => (probe.Direction, probe.IsFarSide) switch
    {
        (RuleDirection.In, _) => Unit,
        (RuleDirection.Out, true) or (RuleDirection.Forward, false) => _far,
        _ => _near,
    };
}
