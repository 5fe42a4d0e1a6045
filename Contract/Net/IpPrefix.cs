// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Contract.Net;

/// <summary>A network: an IPv4 or IPv6 address and the number of its leading bits that count.</summary>
/// <remarks>
/// Bits after the prefix length are masked away, so that <c>10.1.2.3/8</c> and <c>10.0.0.0/8</c> are the same value. An
/// IPv4 network and an IPv6 network are never equal and never contain each other; <c>::ffff:0:0/96</c> is IPv6.
/// Immutable; safe to use from any thread.
/// </remarks>
public readonly record struct IpPrefix
{
    private static readonly SearchValues<char> s_ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    private readonly UInt128 _network;
    private readonly byte _length;
    private readonly bool _isIPv6;

    private IpPrefix(UInt128 network, byte length, bool isIPv6)
    {
        _network = network;
        _length = length;
        _isIPv6 = isIPv6;
    }

    /// <summary>Whether this is an IPv6 network; otherwise it is an IPv4 network.</summary>
    public bool IsIPv6 => _isIPv6;

    /// <summary>The prefix length: 0 to 32, or to 128 for IPv6.</summary>
    public int Length => _length;

    /// <summary>Whether the prefix holds exactly one address.</summary>
    public bool IsSingleAddress => _length == (_isIPv6 ? 128 : 32);

    /// <summary>The network as an IPv4 address in host order; 0 for an IPv6 network.</summary>
    public uint IPv4Network => _isIPv6 ? 0 : (uint)_network;

    /// <summary>The mask of an IPv4 network in host order; 0 for an IPv6 network.</summary>
    public uint IPv4Mask => _isIPv6 || _length == 0 ? 0 : uint.MaxValue << (32 - _length);

    /// <summary>The network as an IPv6 address, the first byte most significant; 0 for an IPv4 network.</summary>
    public UInt128 IPv6Network => _isIPv6 ? _network : UInt128.Zero;

    /// <summary>The mask of an IPv6 network, the first byte most significant; 0 for an IPv4 network.</summary>
    public UInt128 IPv6Mask => !_isIPv6 || _length == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - _length);

    /// <summary>The first address of the network.</summary>
    public IPAddress Network
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            if (_isIPv6)
            {
                BinaryPrimitives.WriteUInt128BigEndian(bytes, _network);
                return new IPAddress(bytes);
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)_network);
            return new IPAddress(bytes[..4]);
        }
    }

    /// <summary>Makes an IPv4 network.</summary>
    /// <param name="address">The address in host order; bits after the length are masked away.</param>
    /// <param name="length">The prefix length, 0 to 32.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is not within 0 to 32.</exception>
    public static IpPrefix FromIPv4(uint address, int length = 32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 32);
        uint mask = length == 0 ? 0 : uint.MaxValue << (32 - length);
        return new IpPrefix(address & mask, (byte)length, isIPv6: false);
    }

    /// <summary>Makes an IPv6 network.</summary>
    /// <param name="address">
    /// The address, the first byte most significant; bits after the length are masked away.
    /// </param>
    /// <param name="length">The prefix length, 0 to 128.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is not within 0 to 128.</exception>
    public static IpPrefix FromIPv6(UInt128 address, int length = 128)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 128);
        UInt128 mask = length == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - length);
        return new IpPrefix(address & mask, (byte)length, isIPv6: true);
    }

    /// <summary>Makes the network of one address.</summary>
    /// <param name="address">An IPv4 or IPv6 address; a scope is ignored.</param>
    /// <returns>A prefix of 32 or 128 bits.</returns>
    /// <exception cref="ArgumentException">The address is of neither family.</exception>
    public static IpPrefix FromAddress(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => FromIPv4((uint)ToBits(address)),
            AddressFamily.InterNetworkV6 => FromIPv6(ToBits(address)),
            _ => throw new ArgumentException("Neither IPv4 nor IPv6.", nameof(address)),
        };
    }

    /// <summary>Reads an address or a network.</summary>
    /// <param name="text">
    /// A dotted quad, IPv6 text, or either with <c>/LENGTH</c>; with a length, trailing zero parts of an IPv4 network
    /// may be left out (<c>10/8</c>). Octal, hexadecimal, scopes, brackets and blanks are not accepted.
    /// </param>
    /// <param name="prefix">The network when it is one.</param>
    /// <returns>Whether the text is an address or a network.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out IpPrefix prefix)
    {
        prefix = default;
        int slash = text.IndexOf('/');
        ReadOnlySpan<char> address = slash < 0 ? text : text[..slash];
        bool isIPv6 = address.Contains(':');
        int length = isIPv6 ? 128 : 32;
        if (slash >= 0 && !TryParseLength(text[(slash + 1)..], length, out length))
        {
            return false;
        }

        if (isIPv6)
        {
            if (address.ContainsAnyExcept(s_ipv6Characters) || !IPAddress.TryParse(address, out IPAddress? parsed))
            {
                return false;
            }

            prefix = FromIPv6(ToBits(parsed), length);
            return true;
        }

        if (!TryParseIPv4(address, partsMayBeMissing: slash >= 0, out uint bits))
        {
            return false;
        }

        prefix = FromIPv4(bits, length);
        return true;
    }

    /// <summary>Whether the network holds an IPv4 address.</summary>
    /// <param name="address">The address in host order.</param>
    /// <returns>Whether it is in the network; false for an IPv6 network.</returns>
    public bool ContainsIPv4(uint address) => !_isIPv6 && (address & IPv4Mask) == (uint)_network;

    /// <summary>Whether the network holds an IPv6 address.</summary>
    /// <param name="address">The address, the first byte most significant.</param>
    /// <returns>Whether it is in the network; false for an IPv4 network.</returns>
    public bool ContainsIPv6(UInt128 address) => _isIPv6 && (address & IPv6Mask) == _network;

    /// <summary>Whether the network holds an address of the same family.</summary>
    /// <param name="address">An address.</param>
    /// <returns>Whether it is in the network; false for an address of another family.</returns>
    public bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => ContainsIPv4((uint)ToBits(address)),
            AddressFamily.InterNetworkV6 => ContainsIPv6(ToBits(address)),
            _ => false,
        };
    }

    /// <summary>The canonical text: the address alone when the prefix holds one, else <c>NETWORK/LENGTH</c>.</summary>
    /// <returns>Text that <see cref="TryParse"/> reads back to an equal value.</returns>
    public override string ToString() =>
        IsSingleAddress ? Network.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Network}/{_length}");

    private static UInt128 ToBits(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = address.TryWriteBytes(bytes, out int written);
        return written == 4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static bool TryParseLength(ReadOnlySpan<char> text, int maximum, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) && length <= maximum;

    private static bool TryParseIPv4(ReadOnlySpan<char> text, bool partsMayBeMissing, out uint address)
    {
        address = 0;
        int parts = 0;
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> part = text[range];
            if (parts == 4 || part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0') ||
                !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte value))
            {
                return false;
            }

            address = (address << 8) | value;
            parts++;
        }

        if (parts < 4 && !partsMayBeMissing)
        {
            return false;
        }

        address <<= 8 * (4 - parts);
        return true;
    }
}
