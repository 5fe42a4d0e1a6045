// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Text;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>How the kernel answered a request.</summary>
/// <param name="Errno">0 for success, else the (positive) error number.</param>
/// <param name="Text">The kernel's own words, or null.</param>
/// <param name="Offset">Where in the request the fault is, or null.</param>
internal readonly record struct NetlinkError(int Errno, string? Text = null, uint? Offset = null)
{
    public bool IsSuccess => Errno == 0;

    /// <summary>Reads NLMSG_ERROR: the negated error number, the header (or all) of the request, extended attributes.</summary>
    /// <exception cref="NetlinkFormatException">The message is cut.</exception>
    public static NetlinkError ReadError(in NetlinkMessage message)
    {
        ReadOnlySpan<byte> payload = message.Payload;
        int errno = ReadErrno(message);
        if (errno == 0 || (message.Flags & NLM_F_ACK_TLVS) == 0)
        {
            return new NetlinkError(errno);
        }

        int echoed = NLMSG_HDRLEN;
        if ((message.Flags & NLM_F_CAPPED) == 0 && payload.Length >= sizeof(int) + NLMSG_HDRLEN)
        {
            uint claimed = MemoryMarshal.Read<uint>(payload[sizeof(int)..]);
            echoed = (int)Math.Min((claimed + 3) & ~3u, (uint)payload.Length);
        }

        return ReadAttributes(errno, message, sizeof(int) + echoed);
    }

    /// <summary>Reads NLMSG_DONE: a negated error number (0 at the end of a dump), which may be missing.</summary>
    public static NetlinkError ReadDone(in NetlinkMessage message)
    {
        if (message.Payload.Length < sizeof(int))
        {
            return default;
        }

        int errno = ReadErrno(message);
        return errno != 0 && (message.Flags & NLM_F_ACK_TLVS) != 0
            ? ReadAttributes(errno, message, sizeof(int))
            : new NetlinkError(errno);
    }

    private static int ReadErrno(in NetlinkMessage message)
    {
        if (message.Payload.Length < sizeof(int))
        {
            throw new NetlinkFormatException(message.PayloadOffset, "An error message has no error number.");
        }

        // A dump ends with its (positive) last return value, which is no error.
        return Math.Max(0, unchecked(-MemoryMarshal.Read<int>(message.Payload)));
    }

    private static NetlinkError ReadAttributes(int errno, in NetlinkMessage message, int start)
    {
        string? text = null;
        uint? offset = null;
        start = Math.Min(start, message.Payload.Length);
        var reader = new AttributeReader(message.Payload[start..], message.PayloadOffset + start);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == NLMSGERR_ATTR_MSG)
            {
                text = Encoding.UTF8.GetString(value.TrimEnd((byte)0));
            }
            else if (type == NLMSGERR_ATTR_OFFS)
            {
                reader.Require(value, sizeof(uint));
                offset = MemoryMarshal.Read<uint>(value);
            }
        }

        return new NetlinkError(errno, text, offset);
    }
}
