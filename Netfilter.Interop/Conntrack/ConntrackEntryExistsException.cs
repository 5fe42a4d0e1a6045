// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>A flow with one of these tuples exists already.</summary>
public sealed class ConntrackEntryExistsException : NetlinkException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="errno">EEXIST.</param>
    /// <param name="message">Which flow.</param>
    public ConntrackEntryExistsException(string operation, int errno, string message)
        : base(operation, errno, message)
    {
    }
}
