// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkCttimeout;

namespace Netfilter.Interop.Timeouts;

/// <summary>Decodes timeout policies. Unknown attributes and states are skipped.</summary>
internal static class TimeoutPolicyDecoder
{
    /// <exception cref="NetlinkFormatException">The message is malformed.</exception>
    public static TimeoutPolicy Decode(in NetlinkMessage message)
    {
        if (message.Payload.Length < NFGENMSG_LEN)
        {
            throw new NetlinkFormatException(
                message.PayloadOffset, "A timeout policy ends within its nfgenmsg header.");
        }

        var reader = new AttributeReader(message.Payload[NFGENMSG_LEN..], message.PayloadOffset + NFGENMSG_LEN);
        var policy = new TimeoutPolicy { Family = 0, Protocol = 0, Timeouts = [] };
        var data = default(AttributeReader);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == CTA_TIMEOUT_DATA)
            {
                data = reader.Nested(value);
                continue;
            }

            policy = type switch
            {
                CTA_TIMEOUT_NAME => policy with { Name = KernelNames.Text(value) },
                CTA_TIMEOUT_L3PROTO => policy with { Family = (byte)reader.UInt16BigEndian(value) },
                CTA_TIMEOUT_L4PROTO => policy with { Protocol = reader.Byte(value) },
                CTA_TIMEOUT_USE => policy with { Uses = reader.UInt32BigEndian(value) },
                _ => policy,
            };
        }

        // The numbers of the states mean something only once the protocol is known.
        return policy with { Timeouts = DecodeTimeouts(data, TimeoutStates.Of(policy.Protocol)) };
    }

    private static List<StateTimeout> DecodeTimeouts(AttributeReader reader, IReadOnlyList<string> states)
    {
        var timeouts = new List<StateTimeout>(states.Count);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type > 0 && type <= states.Count)
            {
                timeouts.Add(new StateTimeout(states[type - 1], reader.UInt32BigEndian(value)));
            }
        }

        return timeouts;
    }
}
