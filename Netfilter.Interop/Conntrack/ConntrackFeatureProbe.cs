// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>Finds out what the running kernel does correctly, in a network namespace made for it.</summary>
/// <remarks>
/// Version numbers would not do: distributions carry changes back, and a kernel that does not know a filter attribute
/// ignores it. So each filter is tried on a few flows, and counts only if the kernel both says that it filtered
/// (NLM_F_DUMP_FILTERED) and sent exactly the right flows. The host's table is never touched.
/// </remarks>
public static class ConntrackFeatureProbe
{
    private const uint LifeSeconds = 600;
    private const ushort Zone = 7;
    private const uint Mark = 7;

    private static readonly ConntrackDumpFilter s_notAssured = new()
    {
        Status = ConntrackStatus.None,
        StatusMask = ConntrackStatus.Assured,
    };

    /// <summary>Assumed for as long as the probe lasts, so that everything is sent.</summary>
    private static readonly ConntrackFeatures s_everything = new()
    {
        ZoneDump = true,
        StatusDump = true,
        TupleDump = true,
        FamilyFlush = true,
        MarkFlush = true,
        ZoneFlush = true,
        StatusFlush = true,
        TupleFlush = true,
    };

    /// <summary>Makes a private network namespace, creates a few flows there and tries every filter on them.</summary>
    /// <returns>
    /// What works. Where the namespace cannot be made (that needs CAP_SYS_ADMIN), nothing, with the reason.
    /// </returns>
    public static ConntrackFeatures Run()
    {
        try
        {
            return NetworkNamespace.RunPrivate(() =>
            {
                using ConntrackConnection connection = ConntrackConnection.Open(
                    new ConntrackOptions { Features = s_everything });
                return Probe(connection);
            });
        }
        catch (NetlinkException exception)
        {
            return new ConntrackFeatures { Reason = exception.Message };
        }
    }

    /// <summary>Tries every filter on a table that belongs to the probe.</summary>
    internal static ConntrackFeatures Probe(ConntrackConnection connection)
    {
        CreateFlows(connection);
        return new ConntrackFeatures
        {
            Probed = true,
            ZoneDump = Selects(connection, new ConntrackDumpFilter { Zone = Zone }, 1),
            StatusDump = Selects(connection, s_notAssured, 3),
            TupleDump = Selects(connection, TupleFilter(), 1),
            FamilyFlush = FlushLeaves(connection, new ConntrackDumpFilter { Family = AF_INET6 }, 3),
            MarkFlush = FlushLeaves(connection, new ConntrackDumpFilter { Mark = Mark }, 3),
            ZoneFlush = FlushLeaves(connection, new ConntrackDumpFilter { Zone = Zone }, 3),
            StatusFlush = FlushLeaves(connection, s_notAssured, 1),
            TupleFlush = FlushLeaves(connection, TupleFilter(), 3),
        };
    }

    private static void CreateFlows(ConntrackConnection connection)
    {
        connection.Create(Flow(Tuple4(1, IpProtocol.Udp, 1001), ConntrackStatus.Assured | ConntrackStatus.SeenReply));
        connection.Create(Flow(Tuple4(2, IpProtocol.Udp, 1002), ConntrackStatus.None));
        connection.Create(Flow(Tuple4(3, IpProtocol.Gre, 1003), ConntrackStatus.None, Zone, Mark));
        connection.Create(Flow(Tuple6(4), ConntrackStatus.None));
    }

    private static ConntrackDumpFilter TupleFilter()
    {
        ConntrackTuple wanted = Tuple4(2, IpProtocol.Udp, 1002);
        return new ConntrackDumpFilter
        {
            Family = AF_INET,
            Original = new ConntrackTupleFilter
            {
                Source = wanted.Source,
                Protocol = wanted.Protocol,
                DestinationPort = wanted.DestinationPort,
            },
            Reply = new ConntrackTupleFilter { Source = wanted.Destination },
        };
    }

    private static bool Selects(ConntrackConnection connection, in ConntrackDumpFilter filter, int expected)
    {
        try
        {
            DumpResult result = connection.Dump(new ConntrackStore(), filter);
            return result.DumpFiltered && result.Received == expected && result.Entries == expected;
        }
        catch (NetlinkException)
        {
            return false;
        }
    }

    /// <summary>Flushes by a filter, looks at what is left, and puts all flows back.</summary>
    private static bool FlushLeaves(ConntrackConnection connection, ConntrackDumpFilter filter, int expected)
    {
        try
        {
            connection.Flush(filter);
            var left = new ConntrackStore();
            connection.Dump(left);
            bool isRight = left.Count == expected;
            for (int i = 0; i < left.Count; i++)
            {
                isRight &= !filter.Matches(left[i]);
            }

            connection.Flush(AF_UNSPEC);
            CreateFlows(connection);
            return isRight;
        }
        catch (NetlinkException)
        {
            return false;
        }
    }

    private static ConntrackEntry Flow(in ConntrackTuple original, ConntrackStatus status, ushort zone = 0, uint mark = 0)
    {
        ConntrackEntry entry = ConntrackEntry.Between(original, null, LifeSeconds);
        ConntrackRecord record = entry.Record;
        record.Status |= status;
        record.Zone = zone;
        record.Mark = mark;
        return new ConntrackEntry(record);
    }

    /// <summary>Addresses for documentation (RFC 5737, RFC 3849): nothing can meet them in an empty namespace.</summary>
    private static ConntrackTuple Tuple4(uint host, byte protocol, ushort port) => new(
        AF_INET, protocol, NetAddress.FromIPv4(0xC0000200 + host), NetAddress.FromIPv4(0xC6336400 + host), port, port);

    private static ConntrackTuple Tuple6(byte host)
    {
        ReadOnlySpan<byte> source = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, host];
        ReadOnlySpan<byte> destination = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, host];
        return new ConntrackTuple(
            AF_INET6, IpProtocol.Udp, NetAddress.FromBytes(source), NetAddress.FromBytes(destination), 1004, 1004);
    }
}
