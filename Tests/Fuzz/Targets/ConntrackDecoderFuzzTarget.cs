// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Fuzz.Targets;

/// <summary>The decoder of the kernel's answers: everything between the socket and a record.</summary>
internal sealed class ConntrackDecoderFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "conntrack-decoder";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        try
        {
            var reader = new NetlinkMessageReader(input);
            while (reader.TryRead(out NetlinkMessage message))
            {
                Read(message);
            }
        }
        catch (NetlinkFormatException exception) when ((uint)exception.Offset <= (uint)input.Length + 3)
        {
            // The expected end of malformed input.
        }
    }

    private static void Read(in NetlinkMessage message)
    {
        ReadError(message);
        ConntrackRecord plain = default;
        ConntrackRecord detailed = default;
        ConntrackDecoder.Decode(message, ref plain, wantsDetails: false, out _);
        ConntrackDecoder.Decode(message, ref detailed, wantsDetails: true, out DecodedExtras extras);
        var entry = new ConntrackEntry(detailed, extras.Found);
        if (entry.Key.Tuple != entry.Original || plain.OriginalBytes != detailed.OriginalBytes)
        {
            throw new InvalidOperationException("Two readings of the same message differ.");
        }

        Span<byte> text = stackalloc byte[46];
        if (!detailed.OriginalSource.TryFormat(text, detailed.Family, out _))
        {
            throw new InvalidOperationException("An address does not fit 46 bytes.");
        }
    }

    private static void ReadError(in NetlinkMessage message)
    {
        try
        {
            NetlinkError.ReadError(message);
            NetlinkError.ReadDone(message);
        }
        catch (NetlinkFormatException)
        {
            // Not an error message; it may still be a flow.
        }
    }
}
