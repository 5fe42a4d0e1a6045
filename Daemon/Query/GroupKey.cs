// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Records;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>What the connections of one group have in common; parts that do not matter are zero.</summary>
/// <param name="First">An address: the source, or the destination.</param>
/// <param name="Second">The destination of a pair.</param>
/// <param name="Number">A port, a state or a user's number; see <see cref="NoNumber"/>.</param>
/// <param name="Family">The family of the addresses.</param>
/// <param name="Protocol">The protocol.</param>
internal readonly record struct GroupKey(
    NetAddress First, NetAddress Second, long Number, byte Family, byte Protocol) : IComparable<GroupKey>
{
    /// <summary>Stands for no port, no state known, nobody.</summary>
    public const long NoNumber = -1;

    /// <summary>Stands for the state of a connection without states of its own to which a reply was seen.</summary>
    public const long Replied = 256;

    /// <summary>Stands for the state of a connection without states of its own to which no reply was seen.</summary>
    public const long Unreplied = 257;

    /// <summary>The group of a connection.</summary>
    public static GroupKey Of(SummaryGrouping by, in ConntrackRecord record, UidMask uidMask) => by switch
    {
        SummaryGrouping.Source => new(record.OriginalSource, default, NoNumber, record.Family, 0),
        SummaryGrouping.Destination => new(record.OriginalDestination, default, NoNumber, record.Family, 0),
        SummaryGrouping.Pair => new(record.OriginalSource, record.OriginalDestination, NoNumber, record.Family, 0),
        SummaryGrouping.Service => new(default, default, PortOf(record), 0, record.Protocol),
        SummaryGrouping.Protocol => new(default, default, NoNumber, 0, record.Protocol),
        SummaryGrouping.State => new(default, default, StateOf(record), 0, record.Protocol),
        SummaryGrouping.User => new(default, default, UserOf(record, uidMask), 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a grouping."),
    };

    /// <inheritdoc/>
    public int CompareTo(GroupKey other)
    {
        int order = Family.CompareTo(other.Family);
        order = order != 0 ? order : First.CompareTo(other.First);
        order = order != 0 ? order : Second.CompareTo(other.Second);
        order = order != 0 ? order : Protocol.CompareTo(other.Protocol);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    /// <summary>A hash that spreads neighbouring addresses and ports.</summary>
    public uint Spread()
    {
        ulong mixed = (First.High ^ (First.Low * 31)) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ Second.High ^ (Second.Low * 31)) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (ulong)Number ^ ((ulong)Protocol << 40) ^ ((ulong)Family << 48)) * 0x9E3779B97F4A7C15;
        return (uint)(mixed >> 32);
    }

    private static long PortOf(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Ports) ? record.OriginalDestinationPort : NoNumber;

    private static long StateOf(in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.ProtocolState))
        {
            return record.ProtocolState;
        }

        return (record.Status & ConntrackStatus.SeenReply) != 0 ? Replied : Unreplied;
    }

    private static long UserOf(in ConntrackRecord record, UidMask uidMask)
    {
        uint uid = record.Has(ConntrackFields.Mark) ? uidMask.UserOf(record.Mark) : 0;
        return uid == 0 ? NoNumber : uid;
    }
}
