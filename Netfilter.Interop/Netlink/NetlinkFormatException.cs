// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Netlink;

/// <summary>What was received is not a well-formed netlink message.</summary>
public sealed class NetlinkFormatException : FormatException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="offset">Where in the received bytes.</param>
    /// <param name="message">What is wrong there.</param>
    public NetlinkFormatException(int offset, string message)
        : base(message)
    {
        Offset = offset;
    }

    /// <summary>Where in the received bytes the fault is, from the start of the datagram.</summary>
    public int Offset { get; }
}
