// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.ConntrackPy;

/// <summary>What conntrack.py says of its options.</summary>
internal static class ConntrackPyHelp
{
    /// <summary>How it is called.</summary>
    public const string Usage = "Usage: conntrack.py [options] list|xml|delete\n";

    /// <summary>Everything.</summary>
    public const string Text = Usage
        + """

        Commands:
          list                      list the connections, a line for each
          xml                       write them as XML
          delete                    delete them

        Options:
          -h, --help                print this
              --quiet               do not name what is deleted
              --format 0.3|0.4      output of the releases up to 0.3, or of those from 0.4 on (list and xml)
              --load-modules        load missing kernel modules first

        Filter:
          -s, --orig-src NET        source of the original direction, an address or a network
          -d, --orig-dst NET        destination of the original direction
          -r, --reply-src NET       source of the replies
          -q, --reply-dst NET       destination of the replies
              --orig-src-port PORT, --sport PORT
                                    source port of the original direction
              --orig-dst-port PORT, --dport PORT
                                    destination port of the original direction
              --reply-src-port PORT source port of the replies
              --reply-dst-port PORT destination port of the replies
          -p, --protonum PROTO      tcp, udp, sctp, icmp, icmpv6 or udplite; with format 0.3 tcp if not given
          -f, --family FAMILY       ipv4 or ipv6; if not given that of the addresses, else with format 0.3 ipv4

        """;
}
