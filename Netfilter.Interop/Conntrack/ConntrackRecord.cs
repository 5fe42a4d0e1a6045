// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Conntrack;

/// <summary>
/// One flow as the table keeps it: exactly 128 bytes, without references, so that a million of them are one block of
/// memory that the garbage collector never looks into.
/// </summary>
/// <remarks>
/// Numbers are in host byte order, addresses in network order. <see cref="Fields"/> tells what the kernel sent: a field
/// that it did not send is 0. Public fields, because the decoder and the filters write and read them in place.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct ConntrackRecord
{
    /// <summary>Source address of the original direction: who opened the flow.</summary>
    public NetAddress OriginalSource;

    /// <summary>Destination address of the original direction, as the opener saw it (before translation).</summary>
    public NetAddress OriginalDestination;

    /// <summary>Source address of the replies: differs from the original destination under destination NAT.</summary>
    public NetAddress ReplySource;

    /// <summary>Destination address of the replies: differs from the original source under source NAT.</summary>
    public NetAddress ReplyDestination;

    /// <summary>Packets in the original direction.</summary>
    public ulong OriginalPackets;

    /// <summary>Bytes in the original direction, with IP headers.</summary>
    public ulong OriginalBytes;

    /// <summary>Packets in the reply direction.</summary>
    public ulong ReplyPackets;

    /// <summary>Bytes in the reply direction, with IP headers.</summary>
    public ulong ReplyBytes;

    /// <summary>Remaining life in seconds.</summary>
    public uint TimeoutSeconds;

    /// <summary>The mark (ctmark).</summary>
    public uint Mark;

    /// <summary>The kernel's identifier: a keyed hash of 32 bits, so not unique in a table of a million flows.</summary>
    public uint Id;

    /// <summary>The status bits.</summary>
    public ConntrackStatus Status;

    /// <summary>Source port of the original direction; the GRE key or the ICMP identifier in the same place.</summary>
    public ushort OriginalSourcePort;

    /// <summary>Destination port of the original direction; the GRE key; or ICMP type &lt;&lt; 8 | code.</summary>
    public ushort OriginalDestinationPort;

    /// <summary>Source port of the replies; the GRE key or the ICMP identifier.</summary>
    public ushort ReplySourcePort;

    /// <summary>Destination port of the replies; the GRE key; or ICMP type &lt;&lt; 8 | code.</summary>
    public ushort ReplyDestinationPort;

    /// <summary>The zone of both directions, 0 by default; a zone of one direction is in the extras.</summary>
    public ushort Zone;

    /// <summary>Which fields the kernel sent.</summary>
    public ConntrackFields Fields;

    /// <summary>Address family: 2 (AF_INET) or 10 (AF_INET6).</summary>
    public byte Family;

    /// <summary>IP protocol number, as in 6 for TCP.</summary>
    public byte Protocol;

    /// <summary>The state of TCP, SCTP or DCCP by the kernel's numbering (<see cref="TcpState"/> and so on).</summary>
    public byte ProtocolState;

    /// <summary>The reference count, 255 for anything above.</summary>
    public byte Use;

    /// <summary>The original direction.</summary>
    public readonly ConntrackTuple OriginalTuple => TupleFields.Original(this);

    /// <summary>The reply direction; meaningless unless the kernel sent <see cref="ConntrackFields.Reply"/>.</summary>
    public readonly ConntrackTuple ReplyTuple => TupleFields.Reply(this);

    /// <summary>Whether the kernel sent all of <paramref name="fields"/>.</summary>
    /// <param name="fields">One or more fields.</param>
    public readonly bool Has(ConntrackFields fields) => (Fields & fields) == fields;
}
