// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>Tells when two records, read at different times, are the same connection.</summary>
internal static class RowIdentity
{
    /// <summary>Whether two records are the same connection: the kernel's id, the zone and the original tuple agree.</summary>
    /// <remarks>The id alone does not do: it is a 32-bit hash that repeats about a hundred times in a million.</remarks>
    public static bool IsSame(in ConntrackRecord one, in ConntrackRecord other) =>
        one.Id == other.Id
        && one.OriginalSourcePort == other.OriginalSourcePort
        && one.OriginalDestinationPort == other.OriginalDestinationPort
        && one.Protocol == other.Protocol
        && one.Family == other.Family
        && one.Zone == other.Zone
        && one.OriginalSource == other.OriginalSource
        && one.OriginalDestination == other.OriginalDestination;

    /// <summary>A hash over what <see cref="IsSame"/> compares; the kernel's keyed id does most of the work.</summary>
    public static uint Hash(in ConntrackRecord record) =>
        (record.Id ^ (((uint)record.OriginalSourcePort << 16) | record.OriginalDestinationPort)) * 0x9E3779B1u;

    /// <summary>Orders connections by family, original tuple, protocol, zone and the rest: no two rows are equal.</summary>
    public static int Compare(in ConntrackRecord one, in ConntrackRecord other)
    {
        int order = one.Family.CompareTo(other.Family);
        order = order != 0 ? order : Compare(one.OriginalSource, other.OriginalSource);
        order = order != 0 ? order : Compare(one.OriginalDestination, other.OriginalDestination);
        order = order != 0 ? order : one.Protocol.CompareTo(other.Protocol);
        order = order != 0 ? order : one.OriginalSourcePort.CompareTo(other.OriginalSourcePort);
        order = order != 0 ? order : one.OriginalDestinationPort.CompareTo(other.OriginalDestinationPort);
        order = order != 0 ? order : one.Zone.CompareTo(other.Zone);
        order = order != 0 ? order : Compare(one.ReplySource, other.ReplySource);
        order = order != 0 ? order : Compare(one.ReplyDestination, other.ReplyDestination);
        return order != 0 ? order : one.Id.CompareTo(other.Id);
    }

    /// <summary>The beginning of the order of <see cref="Compare(in ConntrackRecord, in ConntrackRecord)"/> as a number.</summary>
    /// <returns>Where two differ, the connections are ordered as they are; where they are equal, the rest decides.</returns>
    public static ulong Prefix(in ConntrackRecord record)
    {
        const ulong IPv6 = 1UL << 63;
        return (record.OriginalSource.High >> 1) | (record.Family == AddressFamilies.IPv6 ? IPv6 : 0);
    }

    /// <summary>Orders addresses of one family as numbers.</summary>
    public static int Compare(in NetAddress one, in NetAddress other)
    {
        int order = one.High.CompareTo(other.High);
        return order != 0 ? order : one.Low.CompareTo(other.Low);
    }
}
