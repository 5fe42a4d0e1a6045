// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Fuzz;

/// <summary>Makes new inputs of old ones: flips, overwrites, cuts, repeats and splices.</summary>
internal sealed class Mutator(Random random)
{
    private const int MaxLength = 1 << 16;

    private static readonly byte[] s_telling = [0x00, 0x01, 0x03, 0x04, 0x7f, 0x80, 0xc0, 0xfe, 0xff, (byte)'<', (byte)'&'];

    /// <summary>Changes an input one to eight times.</summary>
    /// <param name="seed">The input; it is not changed itself.</param>
    /// <param name="other">Another input to take pieces from.</param>
    public byte[] Mutate(byte[] seed, byte[] other)
    {
        byte[] input = [.. seed];
        int steps = 1 << random.Next(4);
        for (int step = 0; step < steps; step++)
        {
            input = MutateOnce(input, other);
        }

        return input.Length <= MaxLength ? input : input[..MaxLength];
    }

    private byte[] MutateOnce(byte[] input, byte[] other)
    {
        if (input.Length == 0)
        {
            return [.. other];
        }

        int at = random.Next(input.Length);
        int length = random.Next(1, Math.Min(64, input.Length - at) + 1);
        switch (random.Next(7))
        {
            case 0:
                input[at] ^= (byte)(1 << random.Next(8));
                return input;
            case 1:
                input[at] = (byte)random.Next(256);
                return input;
            case 2:
                input[at] = s_telling[random.Next(s_telling.Length)];
                return input;
            case 3:
                return input[..at];
            case 4:
                return [.. input[..at], .. input[(at + length)..]];
            case 5:
                return [.. input[..(at + length)], .. input[at..]];
            default:
                int from = other.Length == 0 ? 0 : random.Next(other.Length);
                int count = Math.Min(other.Length - from, length);
                return [.. input[..at], .. other[from..(from + count)], .. input[at..]];
        }
    }
}
