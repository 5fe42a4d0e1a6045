// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Netlink;

/// <summary>One answer of the kernel: a message of data, or the result of a request.</summary>
internal readonly ref struct NetlinkReply
{
    private NetlinkReply(uint sequence, bool isData, NetlinkMessage message, NetlinkError error)
    {
        Sequence = sequence;
        IsData = isData;
        Message = message;
        Error = error;
    }

    /// <summary>The request that is answered.</summary>
    public uint Sequence { get; }

    /// <summary>Whether <see cref="Message"/> is set; else <see cref="Error"/> is.</summary>
    public bool IsData { get; }

    public NetlinkMessage Message { get; }

    public NetlinkError Error { get; }

    public static NetlinkReply Data(NetlinkMessage message) => new(message.Sequence, true, message, default);

    public static NetlinkReply Result(uint sequence, NetlinkError error) => new(sequence, false, default, error);
}
