// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules.Nft;

/// <summary>The rules that every machine needs, whatever was declared, and the names by which their counters are found.</summary>
internal static class NftBuiltIns
{
    /// <summary>What a chain begins with where it sees connections of others than the machine itself.</summary>
    /// <remarks>
    /// A packet in the middle of a connection that the table does not know would make a new entry, and bring back what
    /// was revoked; hence new connections of TCP begin with SYN alone.
    /// </remarks>
    public const string KnownConnections =
        """
        		ct state established,related counter accept comment "pyctd b=established"
        		ct state invalid counter drop comment "pyctd b=invalid"
        		ct state new tcp flags & (fin|syn|rst|ack) != syn counter drop comment "pyctd b=new-not-syn"

        """;

    /// <summary>What the chain of incoming packets begins with: IPv6 is dead without neighbour discovery.</summary>
    public const string Input =
        "\t\tiif lo counter accept comment \"pyctd b=loopback\"\n" +
        KnownConnections +
        """
        		icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit 255 counter accept comment "pyctd b=nd"
        		ip6 saddr fe80::/10 icmpv6 type mld-listener-query counter accept comment "pyctd b=mld"
        		ip6 saddr fe80::/10 udp sport 547 udp dport 546 counter accept comment "pyctd b=dhcpv6-client"

        """;

    /// <summary>What the chain of outgoing packets begins with.</summary>
    public const string Output =
        """
        		oif lo counter accept comment "pyctd b=loopback"
        		ct state established,related counter accept comment "pyctd b=established"
        		ct state new tcp flags & (fin|syn|rst|ack) != syn counter drop comment "pyctd b=new-not-syn"

        """;

    /// <summary>What a machine must send to have addresses, names and the time, where outgoing packets are filtered.</summary>
    public const string Services =
        """
        		icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit 255 counter accept comment "pyctd b=nd"
        		icmpv6 type { mld-listener-report, mld-listener-done, mld2-listener-report } ip6 hoplimit 1 counter accept comment "pyctd b=mld"
        		meta nfproto ipv4 udp sport 68 udp dport 67 counter accept comment "pyctd b=dhcp"
        		ip6 saddr fe80::/10 udp sport 546 udp dport 547 counter accept comment "pyctd b=dhcp"
        		ct state new udp dport 53 counter accept comment "pyctd b=dns"
        		ct state new tcp dport 53 counter accept comment "pyctd b=dns"
        		ct state new udp dport 123 counter accept comment "pyctd b=ntp"

        """;

    /// <summary>The name of the rules that ask the sets of a direction.</summary>
    public static string DeclaredName(RuleDirection direction) => direction switch
    {
        RuleDirection.In => "declared-in",
        RuleDirection.Out => "declared-out",
        _ => "declared-forward",
    };

    /// <summary>The last rule of a chain: some of what falls through to the policy is logged.</summary>
    public static string LogDrop(RuleDirection direction)
    {
        string word = direction switch { RuleDirection.In => "IN", RuleDirection.Out => "OUT", _ => "FWD" };
        return $"\t\tlimit rate 5/minute burst 10 packets log prefix \"PYCTD-DROP-{word} \" comment \"pyctd b=log-drop\"\n";
    }
}
