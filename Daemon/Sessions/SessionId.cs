// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Daemon.Sessions;

/// <summary>
/// A session's secret name: 128 random bits, written as 22 characters of base64url (RFC 4648, without padding).
/// Comparison takes the same time wherever two ids differ, and how long a table looks for one tells nothing of its bits.
/// </summary>
internal readonly struct SessionId : IEquatable<SessionId>
{
    private const int Bytes = 16;
    private const int TextLength = 22;

    private static readonly byte[] s_hashKey = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    private readonly UInt128 _bits;

    private SessionId(UInt128 bits)
    {
        _bits = bits;
    }

    /// <summary>Draws a new id from the system's random source.</summary>
    public static SessionId Create()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(bytes);
        return new SessionId(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Reads an id; false where <paramref name="text"/> cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text is not { Length: TextLength }
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out int written)
            || written != Bytes)
        {
            return false;
        }

        id = new SessionId(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(SessionId other)
    {
        return CryptographicOperations.FixedTimeEquals(AsBytes(in _bits), AsBytes(in other._bits));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SessionId other && Equals(other);

    /// <summary>A hash under a key of this process, which nobody who chooses an id can foresee.</summary>
    public override int GetHashCode()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(s_hashKey, AsBytes(in _bits), hash);
        return BinaryPrimitives.ReadInt32LittleEndian(hash);
    }

    /// <summary>The id as clients send it. It is a secret: never log it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
        return Base64Url.EncodeToString(bytes);
    }

    private static ReadOnlySpan<byte> AsBytes(ref readonly UInt128 bits)
    {
        return MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in bits));
    }
}
