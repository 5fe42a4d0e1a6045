// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Globalization;

namespace Netfilter.Interop.Conntrack;

/// <summary>Writes addresses as inet_ntop(3) does, in UTF-8 and without allocating.</summary>
internal static class AddressText
{
    public static bool TryFormatIPv4(ReadOnlySpan<byte> octets, Span<byte> utf8, out int written)
    {
        written = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i > 0 && !TryAppend((byte)'.', utf8, ref written))
            {
                return false;
            }

            if (!octets[i].TryFormat(utf8[written..], out int digits, default, CultureInfo.InvariantCulture))
            {
                return false;
            }

            written += digits;
        }

        return true;
    }

    public static bool TryFormatIPv6(ReadOnlySpan<byte> bytes, Span<byte> utf8, out int written)
    {
        written = 0;
        (int zeroStart, int zeroCount) = LongestZeroRun(bytes);
        for (int group = 0; group < 8; group++)
        {
            if (group == zeroStart)
            {
                if (!TryAppend((byte)':', utf8, ref written) || !TryAppend((byte)':', utf8, ref written))
                {
                    return false;
                }

                group += zeroCount - 1;
                continue;
            }

            if (group > 0 && group != zeroStart + zeroCount && !TryAppend((byte)':', utf8, ref written))
            {
                return false;
            }

            if (group == 6 && HasEmbeddedIPv4(bytes, zeroStart, zeroCount))
            {
                bool fits = TryFormatIPv4(bytes[12..], utf8[written..], out int tail);
                written += tail;
                return fits;
            }

            if (!Group(bytes, group).TryFormat(utf8[written..], out int digits, "x", CultureInfo.InvariantCulture))
            {
                return false;
            }

            written += digits;
        }

        return true;
    }

    private static bool HasEmbeddedIPv4(ReadOnlySpan<byte> bytes, int zeroStart, int zeroCount) =>
        zeroStart == 0 && (zeroCount == 6 || (zeroCount == 5 && Group(bytes, 5) == 0xffff));

    /// <summary>The first longest run of at least two zero groups, or (-9, 0): a place no group is adjacent to.</summary>
    private static (int Start, int Count) LongestZeroRun(ReadOnlySpan<byte> bytes)
    {
        (int Start, int Count) best = (-9, 0);
        int run = 0;
        for (int group = 0; group < 8; group++)
        {
            run = Group(bytes, group) == 0 ? run + 1 : 0;
            if (run > 1 && run > best.Count)
            {
                best = (group - run + 1, run);
            }
        }

        return best;
    }

    private static ushort Group(ReadOnlySpan<byte> bytes, int group) =>
        BinaryPrimitives.ReadUInt16BigEndian(bytes[(group * 2)..]);

    private static bool TryAppend(byte character, Span<byte> utf8, ref int written)
    {
        if (written >= utf8.Length)
        {
            return false;
        }

        utf8[written++] = character;
        return true;
    }
}
