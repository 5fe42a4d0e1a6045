// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>Walks the attributes of a message or of a nest.</summary>
/// <remarks>
/// <code>
/// |&lt;--------- length ----------&gt;|
/// +--------+---------------------+---------+
/// | length | N B type |  payload | padding |   length, type: host byte order; N nested, B network byte order
/// |  u16   |   u16    |          |  to 4   |   payload integers of conntrack: network byte order
/// +--------+----------+----------+---------+
/// </code>
/// All bounds are checked in <see cref="TryRead"/>. The kernel sets the bits N and B or does not, so they are ignored. The
/// last padding may be missing; fewer than four bytes at the end are padding.
/// </remarks>
internal ref struct AttributeReader
{
    private readonly int _end;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts at the first attribute.</summary>
    /// <param name="attributes">The bytes of all attributes.</param>
    /// <param name="offset">Where they start in the datagram.</param>
    public AttributeReader(ReadOnlySpan<byte> attributes, int offset)
    {
        _rest = attributes;
        _end = offset + Padded(attributes.Length);
    }

    /// <summary>Reads the next attribute.</summary>
    /// <param name="type">Its type without the two flag bits.</param>
    /// <param name="value">Its payload without padding.</param>
    /// <exception cref="NetlinkFormatException">Its length is not that of its bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(out int type, out ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < NLA_HDRLEN)
        {
            type = 0;
            value = default;
            return false;
        }

        // One load for both halves of the header: this runs some thirty times per flow of a dump.
        uint header = MemoryMarshal.Read<uint>(rest);
        uint length = BitConverter.IsLittleEndian ? header & 0xffff : header >> 16;
        type = (int)(BitConverter.IsLittleEndian ? header >> 16 : header) & NLA_TYPE_MASK;
        if (length < NLA_HDRLEN || length > (uint)rest.Length)
        {
            ThrowLength(_end - Padded(rest.Length), type, length, rest.Length);
        }

        value = rest.Slice(NLA_HDRLEN, (int)length - NLA_HDRLEN);
        int next = Padded((int)length);
        _rest = next < rest.Length ? rest[next..] : default;
        return true;
    }

    /// <summary>The attributes within the present one.</summary>
    /// <param name="value">Its payload.</param>
    public readonly AttributeReader Nested(ReadOnlySpan<byte> value) => new(value, ValueOffset(value));

    /// <summary>The payload as one byte.</summary>
    public readonly byte Byte(ReadOnlySpan<byte> value)
    {
        Require(value, 1);
        return value[0];
    }

    /// <summary>The payload as a number of two bytes in network order.</summary>
    public readonly ushort UInt16BigEndian(ReadOnlySpan<byte> value)
    {
        Require(value, 2);
        return BinaryPrimitives.ReadUInt16BigEndian(value);
    }

    /// <summary>The payload as a number of four bytes in network order.</summary>
    public readonly uint UInt32BigEndian(ReadOnlySpan<byte> value)
    {
        Require(value, 4);
        return BinaryPrimitives.ReadUInt32BigEndian(value);
    }

    /// <summary>The payload as a number of eight bytes in network order; it need not be aligned.</summary>
    public readonly ulong UInt64BigEndian(ReadOnlySpan<byte> value)
    {
        Require(value, 8);
        return BinaryPrimitives.ReadUInt64BigEndian(value);
    }

    /// <summary>Demands a payload of at least so many bytes.</summary>
    /// <exception cref="NetlinkFormatException">It is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Require(ReadOnlySpan<byte> value, int bytes)
    {
        if (value.Length < bytes)
        {
            ThrowShort(ValueOffset(value), value.Length, bytes);
        }
    }

    /// <summary>
    /// Where the present payload starts in the datagram. Everything is aligned, so it follows from what is left; nothing
    /// has to be carried along for the sake of error messages.
    /// </summary>
    private readonly int ValueOffset(ReadOnlySpan<byte> value) => _end - Padded(_rest.Length) - Padded(value.Length);

    private static int Padded(int length) => (length + 3) & ~3;

    [DoesNotReturn]
    private static void ThrowLength(int offset, int type, uint length, int left) => throw new NetlinkFormatException(
        offset, $"Attribute {type} claims {length} bytes where {left} are left.");

    [DoesNotReturn]
    private static void ThrowShort(int offset, int length, int bytes) => throw new NetlinkFormatException(
        offset, $"An attribute has a payload of {length} bytes where {bytes} are needed.");
}
