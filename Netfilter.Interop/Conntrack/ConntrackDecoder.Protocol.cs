// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>What the trackers of TCP, SCTP and DCCP tell.</content>
internal static partial class ConntrackDecoder
{
    private static void DecodeProtocolInfo(
        AttributeReader reader, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_PROTOINFO_TCP:
                    DecodeTcp(reader.Nested(value), ref record, ref extras);
                    break;
                case CTA_PROTOINFO_DCCP:
                    DecodeDccp(reader.Nested(value), ref record, ref extras);
                    break;
                case CTA_PROTOINFO_SCTP:
                    DecodeSctp(reader.Nested(value), ref record, ref extras);
                    break;
            }
        }
    }

    private static void DecodeTcp(AttributeReader reader, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        TcpDetails details = default;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_PROTOINFO_TCP_STATE:
                    SetState(ref record, reader.Byte(value));
                    if (!extras.WantsDetails)
                    {
                        return;
                    }

                    break;
                case CTA_PROTOINFO_TCP_WSCALE_ORIGINAL:
                    details = details with { OriginalWindowScale = reader.Byte(value) };
                    break;
                case CTA_PROTOINFO_TCP_WSCALE_REPLY:
                    details = details with { ReplyWindowScale = reader.Byte(value) };
                    break;
                case CTA_PROTOINFO_TCP_FLAGS_ORIGINAL:
                    details = details with { OriginalFlags = (TcpTraits)reader.Byte(value) };
                    break;
                case CTA_PROTOINFO_TCP_FLAGS_REPLY:
                    details = details with { ReplyFlags = (TcpTraits)reader.Byte(value) };
                    break;
            }
        }

        if (extras.WantsDetails)
        {
            extras.Writable.Tcp = details;
        }
    }

    private static void DecodeDccp(AttributeReader reader, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        DccpDetails details = default;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_PROTOINFO_DCCP_STATE:
                    SetState(ref record, reader.Byte(value));
                    break;
                case CTA_PROTOINFO_DCCP_ROLE:
                    details = details with { Role = reader.Byte(value) };
                    break;
                case CTA_PROTOINFO_DCCP_HANDSHAKE_SEQ:
                    details = details with { HandshakeSequence = reader.UInt64BigEndian(value) };
                    break;
            }
        }

        if (extras.WantsDetails)
        {
            extras.Writable.Dccp = details;
        }
    }

    private static void DecodeSctp(AttributeReader reader, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        SctpDetails details = default;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_PROTOINFO_SCTP_STATE:
                    SetState(ref record, reader.Byte(value));
                    break;
                case CTA_PROTOINFO_SCTP_VTAG_ORIGINAL:
                    details = details with { OriginalTag = reader.UInt32BigEndian(value) };
                    break;
                case CTA_PROTOINFO_SCTP_VTAG_REPLY:
                    details = details with { ReplyTag = reader.UInt32BigEndian(value) };
                    break;
            }
        }

        if (extras.WantsDetails)
        {
            extras.Writable.Sctp = details;
        }
    }

    private static void SetState(ref ConntrackRecord record, byte state)
    {
        record.ProtocolState = state;
        record.Fields |= ConntrackFields.ProtocolState;
    }
}
