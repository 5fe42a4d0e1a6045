// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>
/// The timeout of the flow was fixed before, and the kernel never changes it again. It is a conflict and no lack of
/// privilege, although the kernel says EPERM.
/// </summary>
public sealed class ConntrackTimeoutFixedException : NetlinkException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="errno">EPERM.</param>
    /// <param name="message">Which flow, and what can be done instead.</param>
    public ConntrackTimeoutFixedException(string operation, int errno, string message)
        : base(operation, errno, message)
    {
    }
}
