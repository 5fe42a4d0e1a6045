// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkCthelper;

namespace Netfilter.Interop.UserspaceHelpers;

/// <summary>Decodes helpers. Unknown attributes are skipped.</summary>
internal static class UserspaceHelperDecoder
{
    /// <exception cref="NetlinkFormatException">The message is malformed.</exception>
    public static UserspaceHelper Decode(in NetlinkMessage message)
    {
        if (message.Payload.Length < NFGENMSG_LEN)
        {
            throw new NetlinkFormatException(message.PayloadOffset, "A helper ends within its nfgenmsg header.");
        }

        var reader = new AttributeReader(message.Payload[NFGENMSG_LEN..], message.PayloadOffset + NFGENMSG_LEN);
        var helper = new UserspaceHelper { Name = "", Family = 0, Protocol = 0, Policies = [] };
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            helper = type switch
            {
                NFCTH_NAME => helper with { Name = KernelNames.Text(value) },
                NFCTH_TUPLE => DecodeProtocol(reader.Nested(value), helper),
                NFCTH_QUEUE_NUM => helper with { Queue = reader.UInt32BigEndian(value) },
                NFCTH_POLICY => helper with { Policies = DecodePolicies(reader.Nested(value)) },
                NFCTH_PRIV_DATA_LEN => helper with { PrivateDataBytes = reader.UInt32BigEndian(value) },
                NFCTH_STATUS => helper with
                {
                    IsEnabled = reader.UInt32BigEndian(value) == NFCT_HELPER_STATUS_ENABLED,
                },
                _ => helper,
            };
        }

        return helper;
    }

    private static UserspaceHelper DecodeProtocol(AttributeReader reader, UserspaceHelper helper)
    {
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            helper = type switch
            {
                NFCTH_TUPLE_L3PROTONUM => helper with { Family = (byte)reader.UInt16BigEndian(value) },
                NFCTH_TUPLE_L4PROTONUM => helper with { Protocol = reader.Byte(value) },
                _ => helper,
            };
        }

        return helper;
    }

    private static List<ExpectationPolicy> DecodePolicies(AttributeReader reader)
    {
        var policies = new List<ExpectationPolicy>();
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type is >= NFCTH_POLICY_SET1 and <= NFCTH_POLICY_SET4)
            {
                policies.Add(DecodePolicy(reader.Nested(value)));
            }
        }

        return policies;
    }

    private static ExpectationPolicy DecodePolicy(AttributeReader reader)
    {
        var policy = new ExpectationPolicy("", 0, 0);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            policy = type switch
            {
                NFCTH_POLICY_NAME => policy with { Name = KernelNames.Text(value) },
                NFCTH_POLICY_EXPECT_MAX => policy with { MaxExpected = reader.UInt32BigEndian(value) },
                NFCTH_POLICY_EXPECT_TIMEOUT => policy with { TimeoutSeconds = reader.UInt32BigEndian(value) },
                _ => policy,
            };
        }

        return policy;
    }
}
