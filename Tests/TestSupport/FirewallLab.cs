// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;

namespace TestSupport;

/// <summary>
/// Three namespaces in a row: a client, a firewall that translates addresses, and a server, over IPv4 and IPv6.
/// </summary>
/// <remarks>
/// <code>
/// client 10.77.1.2 fd77:1::2 ── 10.77.1.1 fd77:1::1 firewall 10.77.2.1 fd77:2::1 ── 10.77.2.2 fd77:2::2 server
/// </code>
/// What the firewall forwards leaves with its own address (source NAT); TCP and UDP to port 8080 of the firewall go to port
/// 80 of the server (destination NAT).
/// </remarks>
public sealed class FirewallLab : IDisposable
{
    private const string TranslationRules =
        """
        table inet translation {
          chain pre {
            type nat hook prerouting priority dstnat;
            ip daddr 10.77.1.1 meta l4proto { tcp, udp } th dport 8080 dnat ip to 10.77.2.2:80
            ip6 daddr fd77:1::1 meta l4proto { tcp, udp } th dport 8080 dnat ip6 to [fd77:2::2]:80
          }
          chain post { type nat hook postrouting priority srcnat; oifname "f1" masquerade; }
        }
        """;

    /// <summary>Makes the three namespaces and connects them.</summary>
    /// <param name="prefix">What their names begin with.</param>
    public FirewallLab(string prefix)
    {
        Client = new NetnsFixture(prefix, isTracking: false);
        Firewall = new NetnsFixture(prefix);
        Server = new NetnsFixture(prefix, isTracking: false);
        try
        {
            Connect(Client, "c0", Firewall, "f0");
            Connect(Firewall, "f1", Server, "s0");
            Address(Client, "c0", "10.77.1.2/24", "fd77:1::2/64");
            Address(Firewall, "f0", "10.77.1.1/24", "fd77:1::1/64");
            Address(Firewall, "f1", "10.77.2.1/24", "fd77:2::1/64");
            Address(Server, "s0", "10.77.2.2/24", "fd77:2::2/64");
            Route(Client, "10.77.1.1", "fd77:1::1");
            Route(Server, "10.77.2.1", "fd77:2::1");
            Firewall.Run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
            Firewall.LoadRules(TranslationRules);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The namespace of the client.</summary>
    public NetnsFixture Client { get; }

    /// <summary>The namespace of the firewall, whose table the tests look at.</summary>
    public NetnsFixture Firewall { get; }

    /// <summary>The namespace of the server.</summary>
    public NetnsFixture Server { get; }

    /// <summary>The address of the client.</summary>
    /// <param name="isIPv6">Of which family.</param>
    public static IPAddress ClientAddress(bool isIPv6) => IPAddress.Parse(isIPv6 ? "fd77:1::2" : "10.77.1.2");

    /// <summary>The address of the firewall on the client's side.</summary>
    /// <param name="isIPv6">Of which family.</param>
    public static IPAddress InnerAddress(bool isIPv6) => IPAddress.Parse(isIPv6 ? "fd77:1::1" : "10.77.1.1");

    /// <summary>The address of the firewall on the server's side.</summary>
    /// <param name="isIPv6">Of which family.</param>
    public static IPAddress OuterAddress(bool isIPv6) => IPAddress.Parse(isIPv6 ? "fd77:2::1" : "10.77.2.1");

    /// <summary>The address of the server.</summary>
    /// <param name="isIPv6">Of which family.</param>
    public static IPAddress ServerAddress(bool isIPv6) => IPAddress.Parse(isIPv6 ? "fd77:2::2" : "10.77.2.2");

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        Firewall.Dispose();
        Server.Dispose();
    }

    private static void Connect(NetnsFixture left, string leftName, NetnsFixture right, string rightName) =>
        CommandRunner.Run(
            "ip",
            ["link", "add", leftName, "netns", left.Name, "type", "veth", "peer", "name", rightName, "netns", right.Name]);

    private static void Address(NetnsFixture host, string link, string ipv4, string ipv6)
    {
        host.Run("ip", "link", "set", link, "up");
        host.Run("ip", "addr", "add", ipv4, "dev", link);
        host.Run("ip", "addr", "add", ipv6, "dev", link, "nodad");
    }

    private static void Route(NetnsFixture host, string ipv4, string ipv6)
    {
        host.Run("ip", "route", "add", "default", "via", ipv4);
        host.Run("ip", "-6", "route", "add", "default", "via", ipv6);
    }
}
