// SPDX-License-Identifier: GPL-2.0-or-later
using Contract;
using Contract.Records;

namespace Pyctl.Connections;

/// <summary>Names as conntrack(8) writes them, which knows fewer than there are.</summary>
internal static class ConntrackNames
{
    private const long Assured = 1 << 2;
    private const long Offload = 1 << 14;
    private const long HardwareOffload = 1 << 15;

    /// <summary>The name of a protocol of layer 4.</summary>
    public static string ProtocolOf(byte protocol) => protocol switch
    {
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        33 => "dccp",
        47 => "gre",
        58 => "icmpv6",
        132 => "sctp",
        136 => "udplite",
        _ => "unknown",
    };

    /// <summary>The zone; null for the usual one, which the kernel leaves out.</summary>
    public static long? ZoneOf(ConnectionRow row) => row.GetNumber(RowField.Zone) is > 0 and long zone ? zone : null;

    /// <summary>What stands in brackets after the reply; null for nothing.</summary>
    public static string? StatusOf(long status) => (status & HardwareOffload) != 0 ? "HW_OFFLOAD"
        : (status & Offload) != 0 ? "OFFLOAD"
        : (status & Assured) != 0 ? "ASSURED"
        : null;
}
