// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Conntrack;

/// <summary>
/// An IPv4 or IPv6 address in 16 bytes of network byte order; an IPv4 address fills the first four, the rest is zero.
/// </summary>
/// <remarks>
/// The family is not part of the value: the owner (a record, a tuple) keeps it, because it is the same for all four
/// addresses of a flow. Immutable, and safe to use from any thread.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly struct NetAddress : IEquatable<NetAddress>, IComparable<NetAddress>
{
    private readonly ulong _first;
    private readonly ulong _second;

    private NetAddress(ulong first, ulong second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>The first eight bytes as a big-endian number: compare, mask and sort addresses by High, then Low.</summary>
    public ulong High => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(_first) : _first;

    /// <summary>The last eight bytes as a big-endian number; 0 for an IPv4 address.</summary>
    public ulong Low => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(_second) : _second;

    /// <summary>Whether all sixteen bytes are zero, as in 0.0.0.0 and ::.</summary>
    public bool IsZero => (_first | _second) == 0;

    /// <summary>Makes an IPv4 address from a number in host byte order (127.0.0.1 is 0x7F000001).</summary>
    /// <param name="hostOrder">The address as a number, its first octet in the highest byte.</param>
    public static NetAddress FromIPv4(uint hostOrder)
    {
        uint network = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(hostOrder) : hostOrder;
        return FromIPv4Network(network);
    }

    /// <summary>Makes an address from four (IPv4) or sixteen (IPv6) bytes in network byte order.</summary>
    /// <param name="bytes">The address as it is on the wire.</param>
    /// <exception cref="ArgumentException">The length is neither 4 nor 16.</exception>
    public static NetAddress FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => FromIPv4Network(MemoryMarshal.Read<uint>(bytes)),
        16 => MemoryMarshal.Read<NetAddress>(bytes),
        _ => throw new ArgumentException("An address has 4 (IPv4) or 16 (IPv6) bytes.", nameof(bytes)),
    };

    /// <summary>Makes an address from the framework's type; a scope is dropped.</summary>
    /// <param name="address">An IPv4 or IPv6 address.</param>
    public static NetAddress From(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int written);
        return FromBytes(bytes[..written]);
    }

    /// <summary>The first four bytes as a number in host byte order: the IPv4 address when the family is 2.</summary>
    public uint ToIPv4() => (uint)(High >> 32);

    /// <summary>Converts to the framework's type.</summary>
    /// <param name="family">2 (AF_INET) or 10 (AF_INET6).</param>
    /// <exception cref="ArgumentOutOfRangeException">Another family.</exception>
    public IPAddress ToIPAddress(byte family)
    {
        Span<byte> bytes = stackalloc byte[16];
        MemoryMarshal.Write(bytes, this);
        return new IPAddress(bytes[..ByteCount(family)]);
    }

    /// <summary>Writes the address as text in UTF-8, IPv6 in the shortest form (RFC 5952, as inet_ntop(3)).</summary>
    /// <param name="utf8">Where to write; 46 bytes always suffice.</param>
    /// <param name="family">2 (AF_INET) or 10 (AF_INET6).</param>
    /// <param name="written">The number of bytes written.</param>
    /// <returns>False if <paramref name="utf8"/> is too small.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Another family.</exception>
    public bool TryFormat(Span<byte> utf8, byte family, out int written)
    {
        Span<byte> bytes = stackalloc byte[16];
        MemoryMarshal.Write(bytes, this);
        return ByteCount(family) == 4
            ? AddressText.TryFormatIPv4(bytes, utf8, out written)
            : AddressText.TryFormatIPv6(bytes, utf8, out written);
    }

    /// <summary>Copies the address in network byte order: four bytes for family 2, sixteen for family 10.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="family">2 (AF_INET) or 10 (AF_INET6).</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another family.</exception>
    public int CopyTo(Span<byte> destination, byte family)
    {
        Span<byte> bytes = stackalloc byte[16];
        MemoryMarshal.Write(bytes, this);
        int count = ByteCount(family);
        bytes[..count].CopyTo(destination);
        return count;
    }

    /// <summary>Compares numerically, as unsigned 128-bit numbers in network byte order.</summary>
    /// <param name="other">The address to compare with.</param>
    public int CompareTo(NetAddress other)
    {
        int high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    /// <inheritdoc/>
    public bool Equals(NetAddress other) => _first == other._first && _second == other._second;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NetAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _second);

    /// <summary>All sixteen bytes in hexadecimal: the family, and with it the usual notation, is not known here.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        MemoryMarshal.Write(bytes, this);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Whether two addresses have the same sixteen bytes.</summary>
    public static bool operator ==(NetAddress left, NetAddress right) => left.Equals(right);

    /// <summary>Whether two addresses differ.</summary>
    public static bool operator !=(NetAddress left, NetAddress right) => !left.Equals(right);

    /// <summary>Numeric order.</summary>
    public static bool operator <(NetAddress left, NetAddress right) => left.CompareTo(right) < 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >(NetAddress left, NetAddress right) => left.CompareTo(right) > 0;

    /// <summary>Numeric order.</summary>
    public static bool operator <=(NetAddress left, NetAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >=(NetAddress left, NetAddress right) => left.CompareTo(right) >= 0;

    private static NetAddress FromIPv4Network(uint network) =>
        new(BitConverter.IsLittleEndian ? network : (ulong)network << 32, 0);

    private static int ByteCount(byte family) => family switch
    {
        2 => 4,
        10 => 16,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "The family is 2 (IPv4) or 10 (IPv6)."),
    };
}
