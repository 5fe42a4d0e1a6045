// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Nfct;

/// <summary>A helper that conntrackd(8) can run: what the kernel must be told of it.</summary>
/// <param name="Name">Its name, and that of its only class of expectations.</param>
/// <param name="Protocol">IP protocol number.</param>
/// <param name="MaxExpected">How many expectations each master may have at once.</param>
/// <param name="TimeoutSeconds">How long each waits.</param>
/// <param name="PrivateDataBytes">Room for its data beside each flow.</param>
internal sealed record KnownHelper(
    string Name, byte Protocol, uint MaxExpected, uint TimeoutSeconds, uint PrivateDataBytes = 0)
{
    /// <summary>The helpers of conntrack-tools 1.4.7, with the numbers of their plug-ins.</summary>
    private static readonly KnownHelper[] s_all =
    [
        new("amanda", IpProtocol.Udp, 3, 180),
        new("dhcpv6", IpProtocol.Udp, 1, 300),
        new("ftp", IpProtocol.Tcp, 1, 300, 24),
        new("mdns", IpProtocol.Udp, 8, 30),
        new("rpc", IpProtocol.Tcp, 1, 300, 16),
        new("rpc", IpProtocol.Udp, 1, 300, 16),
        new("sane", IpProtocol.Tcp, 1, 300, 4),
        new("slp", IpProtocol.Udp, 8, 16),
        new("ssdp", IpProtocol.Tcp, 8, 300),
        new("ssdp", IpProtocol.Udp, 8, 300),
        new("tftp", IpProtocol.Udp, 1, 300),
        new("tns", IpProtocol.Tcp, 1, 300, 1),
    ];

    /// <summary>Finds a helper.</summary>
    /// <returns>Null if there is none of that name for the protocol.</returns>
    public static KnownHelper? Find(string name, byte protocol)
    {
        foreach (KnownHelper helper in s_all)
        {
            if (helper.Name == name && helper.Protocol == protocol)
            {
                return helper;
            }
        }

        return null;
    }
}
