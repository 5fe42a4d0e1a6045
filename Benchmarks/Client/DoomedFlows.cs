// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Client;

/// <summary>Flows beside the mix that fills the table, made to be deleted: UDP to port 9.</summary>
internal static class DoomedFlows
{
    private const ushort Discard = 9;
    private const ushort FirstPort = 1024;
    private const int PortsPerSource = 50_000;
    private const uint FirstSource = 0xAC10_0001;
    private const uint Destination = 0xAC1F_0001;
    private const uint TimeoutSeconds = 7200;

    /// <summary>What selects all of them.</summary>
    public static IReadOnlyList<string> Filter { get; } = ["-p", "udp", "--dport", "9"];

    /// <summary>What selects the first one alone, zone included.</summary>
    public static IReadOnlyList<string> First { get; } =
    [
        "-w", "0", "-s", "172.16.0.1", "-d", "172.31.0.1", "-p", "udp", "--sport", "1024", "--dport", "9",
    ];

    /// <summary>Makes so many.</summary>
    public static void Create(int count)
    {
        using ConntrackConnection connection = ConntrackConnection.Open();
        for (int number = 0; number < count; number++)
        {
            connection.Create(ConntrackEntry.Between(Tuple(number), null, TimeoutSeconds));
        }
    }

    /// <summary>Deletes them, as far as they are there.</summary>
    public static void Delete(int count)
    {
        var keys = new ConntrackKey[count];
        for (int number = 0; number < count; number++)
        {
            keys[number] = new ConntrackKey(Tuple(number));
        }

        using ConntrackConnection connection = ConntrackConnection.Open();
        connection.DeleteBatch(keys, new DeleteOutcome[count]);
    }

    /// <summary>Writes a file of commands that create them.</summary>
    public static void WriteLoadFile(string path, int count)
    {
        using var file = new StreamWriter(path);
        for (int number = 0; number < count; number++)
        {
            ConntrackTuple tuple = Tuple(number);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"-I -t 7200 -s {tuple.Source.ToIPAddress(2)} -d 172.31.0.1 -p udp --sport {tuple.SourcePort} --dport 9"));
        }
    }

    private static ConntrackTuple Tuple(int number) => new(
        2,
        IpProtocol.Udp,
        NetAddress.FromIPv4(FirstSource + (uint)(number / PortsPerSource)),
        NetAddress.FromIPv4(Destination),
        (ushort)(FirstPort + (number % PortsPerSource)),
        Discard);
}
