// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Expectations;
using Netfilter.Interop.Netlink;
using Netfilter.Interop.Timeouts;
using Netfilter.Interop.UserspaceHelpers;

namespace Fuzz.Targets;

/// <summary>The decoders of expectations, their statistics, timeout policies and userspace helpers.</summary>
internal sealed class SubsystemDecoderFuzzTarget : IFuzzTarget
{
    private delegate object Decoder(in NetlinkMessage message);

    private static readonly Decoder[] s_decoders =
    [
        ExpectationDecoder.Decode,
        (in message) => ExpectationDecoder.DecodeCpu(message),
        TimeoutPolicyDecoder.Decode,
        UserspaceHelperDecoder.Decode,
    ];

    /// <inheritdoc/>
    public string Name => "subsystem-decoder";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        foreach (Decoder decoder in s_decoders)
        {
            try
            {
                var reader = new NetlinkMessageReader(input);
                while (reader.TryRead(out NetlinkMessage message))
                {
                    decoder(message);
                }
            }
            catch (NetlinkFormatException exception) when ((uint)exception.Offset <= (uint)input.Length + 3)
            {
                // The expected end of malformed input.
            }
        }
    }
}
