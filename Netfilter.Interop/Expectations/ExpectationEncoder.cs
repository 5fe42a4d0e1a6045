// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>Writes the attributes of requests about expectations.</summary>
internal static class ExpectationEncoder
{
    /// <summary>What the kernel finds an expectation by.</summary>
    public static void WriteKey(ref NetlinkMessageWriter writer, in ExpectationKey key)
    {
        ConntrackEncoder.WriteTuple(ref writer, CTA_EXPECT_TUPLE, key.Tuple);
        WriteZone(ref writer, key.Zone);
        if (key.Id is { } id)
        {
            writer.UInt32BigEndian(CTA_EXPECT_ID, id);
        }
    }

    /// <summary>Everything that a new expectation is to have.</summary>
    public static void WriteExpectation(ref NetlinkMessageWriter writer, ConntrackExpectation expectation)
    {
        ConntrackEncoder.WriteTuple(ref writer, CTA_EXPECT_MASTER, expectation.Master);
        ConntrackEncoder.WriteTuple(ref writer, CTA_EXPECT_TUPLE, expectation.Tuple);
        ConntrackEncoder.WriteTuple(ref writer, CTA_EXPECT_MASK, expectation.Mask ?? AnySourcePort(expectation.Tuple));
        if (expectation.TimeoutSeconds is { } timeout)
        {
            writer.UInt32BigEndian(CTA_EXPECT_TIMEOUT, timeout);
        }

        if (expectation.Helper is { } helper)
        {
            writer.Text(CTA_EXPECT_HELP_NAME, helper);
        }

        WriteZone(ref writer, expectation.Zone);
        writer.UInt32BigEndian(CTA_EXPECT_FLAGS, (uint)expectation.Flags);
        writer.UInt32BigEndian(CTA_EXPECT_CLASS, expectation.Class);
        WriteTranslation(ref writer, expectation);
    }

    private static void WriteTranslation(ref NetlinkMessageWriter writer, ConntrackExpectation expectation)
    {
        if (expectation.Nat is { } nat)
        {
            int nest = writer.BeginNest(CTA_EXPECT_NAT);
            writer.UInt32BigEndian(CTA_EXPECT_NAT_DIR, nat.IsReply ? 1u : 0u);
            ConntrackEncoder.WriteTuple(ref writer, CTA_EXPECT_NAT_TUPLE, nat.Tuple);
            writer.EndNest(nest);
        }

        if (expectation.Function is { } function)
        {
            writer.Text(CTA_EXPECT_FN, function);
        }
    }

    private static void WriteZone(ref NetlinkMessageWriter writer, ushort zone)
    {
        if (zone != 0)
        {
            writer.UInt16BigEndian(CTA_EXPECT_ZONE, zone);
        }
    }

    /// <summary>The mask that helpers use: the source address counts, the source port does not.</summary>
    private static ConntrackTuple AnySourcePort(in ConntrackTuple tuple)
    {
        Span<byte> ones = stackalloc byte[tuple.Family == AF_INET ? 4 : 16];
        ones.Fill(0xff);
        NetAddress all = NetAddress.FromBytes(ones);
        return new ConntrackTuple(tuple.Family, tuple.Protocol, all, all, 0, ushort.MaxValue);
    }
}
