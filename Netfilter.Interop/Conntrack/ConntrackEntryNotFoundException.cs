// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>There is no such flow (any more), or another one has taken its tuple.</summary>
public sealed class ConntrackEntryNotFoundException : NetlinkException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="errno">ENOENT.</param>
    /// <param name="message">Which flow.</param>
    public ConntrackEntryNotFoundException(string operation, int errno, string message)
        : base(operation, errno, message)
    {
    }
}
