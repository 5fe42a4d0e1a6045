// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;

namespace Conntrack.Output;

/// <summary>
/// The verification tags of SCTP as numbers of <c>--orig-vtag</c>: the anchor takes the bytes of the wire for a number of
/// the host, and what one program saves the other must load. So a tag has that number in all output.
/// </summary>
internal static class VerificationTag
{
    /// <summary>The number that the option and all output have for a tag, or the tag for that number.</summary>
    /// <param name="tag">One of both.</param>
    public static uint ToOption(uint tag) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(tag) : tag;
}
