// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>Decodes what the kernel tells of expectations. Unknown attributes are skipped.</summary>
internal static class ExpectationDecoder
{
    /// <summary>Decodes an expectation of a dump, an answer or an event.</summary>
    /// <exception cref="NetlinkFormatException">The message is malformed.</exception>
    public static ConntrackExpectation Decode(in NetlinkMessage message)
    {
        AttributeReader reader = Start(message);
        byte family = message.Payload[0];
        if (family is not (AF_INET or AF_INET6))
        {
            throw new NetlinkFormatException(
                message.PayloadOffset, $"An expectation of address family {family} is neither IPv4 (2) nor IPv6 (10).");
        }

        ConntrackTuple? master = null;
        ConntrackTuple? tuple = null;
        var decoded = new ConntrackExpectation { Master = default, Tuple = default };
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_EXPECT_MASTER:
                    master = ConntrackDecoder.DecodeTuple(in reader, value, family);
                    break;
                case CTA_EXPECT_TUPLE:
                    tuple = ConntrackDecoder.DecodeTuple(in reader, value, family);
                    break;
                default:
                    decoded = DecodeRest(in reader, type, value, family, decoded);
                    break;
            }
        }

        return decoded with
        {
            Master = master ?? throw Missing(message, "master"),
            Tuple = tuple ?? throw Missing(message, "expected tuple"),
        };
    }

    /// <summary>Decodes the counters of one processor.</summary>
    /// <exception cref="NetlinkFormatException">The message is malformed.</exception>
    public static ExpectationCpuStatistics DecodeCpu(in NetlinkMessage message)
    {
        AttributeReader reader = Start(message);
        var statistics = new ExpectationCpuStatistics(BinaryPrimitives.ReadUInt16BigEndian(message.Payload[2..]));
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            statistics = type switch
            {
                CTA_STATS_EXP_NEW => statistics with { New = reader.UInt32BigEndian(value) },
                CTA_STATS_EXP_CREATE => statistics with { Create = reader.UInt32BigEndian(value) },
                CTA_STATS_EXP_DELETE => statistics with { Delete = reader.UInt32BigEndian(value) },
                _ => statistics,
            };
        }

        return statistics;
    }

    private static AttributeReader Start(in NetlinkMessage message) => message.Payload.Length >= NFGENMSG_LEN
        ? new(message.Payload[NFGENMSG_LEN..], message.PayloadOffset + NFGENMSG_LEN)
        : throw new NetlinkFormatException(message.PayloadOffset, "An expectation ends within its nfgenmsg header.");

    private static NetlinkFormatException Missing(in NetlinkMessage message, string what) =>
        new(message.PayloadOffset, $"An expectation has no {what}.");

    private static ConntrackExpectation DecodeRest(
        in AttributeReader reader, int type, ReadOnlySpan<byte> value, byte family, ConntrackExpectation decoded) =>
        type switch
        {
            CTA_EXPECT_MASK => decoded with { Mask = ConntrackDecoder.DecodeTuple(in reader, value, family) },
            CTA_EXPECT_TIMEOUT => decoded with { TimeoutSeconds = reader.UInt32BigEndian(value) },
            CTA_EXPECT_ID => decoded with { Id = reader.UInt32BigEndian(value) },
            CTA_EXPECT_HELP_NAME => decoded with { Helper = KernelNames.Text(value) },
            CTA_EXPECT_ZONE => decoded with { Zone = reader.UInt16BigEndian(value) },
            CTA_EXPECT_FLAGS => decoded with { Flags = (ExpectationTraits)reader.UInt32BigEndian(value) },
            CTA_EXPECT_CLASS => decoded with { Class = reader.UInt32BigEndian(value) },
            CTA_EXPECT_NAT => decoded with { Nat = DecodeNat(reader.Nested(value), family) },
            CTA_EXPECT_FN => decoded with { Function = KernelNames.Text(value) },
            _ => decoded,
        };

    private static ExpectationNat DecodeNat(AttributeReader reader, byte family)
    {
        ExpectationNat nat = default;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            nat = type switch
            {
                CTA_EXPECT_NAT_DIR => nat with { IsReply = reader.UInt32BigEndian(value) != 0 },
                CTA_EXPECT_NAT_TUPLE => nat with { Tuple = ConntrackDecoder.DecodeTuple(in reader, value, family) },
                _ => nat,
            };
        }

        return nat;
    }
}
