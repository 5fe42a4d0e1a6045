// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Netlink;

/// <summary>How a receive ended; expected outcomes are values.</summary>
internal enum ReceiveStatus
{
    /// <summary>A datagram is in the buffer.</summary>
    Data,

    /// <summary>Nothing is there (EAGAIN): the waiting time of the socket is up, or it was not to wait.</summary>
    Empty,

    /// <summary>A signal came (EINTR): try again.</summary>
    Interrupted,

    /// <summary>The kernel had to drop datagrams (ENOBUFS).</summary>
    Overrun,

    /// <summary>The datagram did not fit the buffer; its length is the one it would have needed.</summary>
    Truncated,

    /// <summary>Another error, given by its number.</summary>
    Failed,
}
