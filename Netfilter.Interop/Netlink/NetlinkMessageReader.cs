// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>Walks the messages of a datagram.</summary>
/// <remarks>
/// <code>
/// |&lt;------------------ length ------------------&gt;|
/// +--------+------+-------+----------+---------+-----------+---------+
/// | length | type | flags | sequence | port id |  payload  | padding |   header in host byte order
/// |  u32   | u16  |  u16  |   u32    |   u32   |           |  to 4   |
/// +--------+------+-------+----------+---------+-----------+---------+
/// </code>
/// The length of the last message need not be a multiple of 4, and its padding may be missing.
/// </remarks>
internal ref struct NetlinkMessageReader
{
    private readonly int _end;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts at a message.</summary>
    /// <param name="messages">The bytes of all messages to come.</param>
    /// <param name="offset">Where they start in the datagram.</param>
    public NetlinkMessageReader(ReadOnlySpan<byte> messages, int offset = 0)
    {
        _rest = messages;
        _end = offset + messages.Length;
    }

    /// <summary>Where the next message starts in the datagram.</summary>
    public readonly int Position => _end - _rest.Length;

    /// <summary>Reads the next message.</summary>
    /// <exception cref="NetlinkFormatException">The length of a message is not that of its bytes.</exception>
    public bool TryRead(out NetlinkMessage message)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < NLMSG_HDRLEN)
        {
            if (rest.Length != 0)
            {
                throw new NetlinkFormatException(Position, "The datagram ends within a message header.");
            }

            message = default;
            return false;
        }

        uint length = MemoryMarshal.Read<uint>(rest);
        if (length < NLMSG_HDRLEN || length > (uint)rest.Length)
        {
            throw new NetlinkFormatException(
                Position, $"A message claims {length} bytes where {rest.Length} are left of the datagram.");
        }

        message = new NetlinkMessage(
            MemoryMarshal.Read<ushort>(rest[4..]),
            MemoryMarshal.Read<ushort>(rest[6..]),
            MemoryMarshal.Read<uint>(rest[8..]),
            MemoryMarshal.Read<uint>(rest[12..]),
            rest[NLMSG_HDRLEN..(int)length],
            Position + NLMSG_HDRLEN);
        int next = ((int)length + 3) & ~3;
        _rest = next < rest.Length ? rest[next..] : default;
        return true;
    }
}
