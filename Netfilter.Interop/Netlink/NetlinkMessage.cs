// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Netlink;

/// <summary>One message of a datagram; it refers to the receive buffer and ends with the next receive.</summary>
internal readonly ref struct NetlinkMessage
{
    public NetlinkMessage(
        ushort type, ushort flags, uint sequence, uint portId, ReadOnlySpan<byte> payload, int payloadOffset)
    {
        Type = type;
        Flags = flags;
        Sequence = sequence;
        PortId = portId;
        Payload = payload;
        PayloadOffset = payloadOffset;
    }

    /// <summary>Subsystem &lt;&lt; 8 | message, or a control type below 16.</summary>
    public ushort Type { get; }

    public ushort Flags { get; }

    public uint Sequence { get; }

    /// <summary>Port id of the requester; in events of the one that caused the change, 0 for packets.</summary>
    public uint PortId { get; }

    /// <summary>What follows the header, without padding.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Where the payload starts in the datagram, for error messages.</summary>
    public int PayloadOffset { get; }
}
