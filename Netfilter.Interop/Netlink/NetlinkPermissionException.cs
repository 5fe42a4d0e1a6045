// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Netlink;

/// <summary>The process lacks the privilege: CAP_NET_ADMIN in the user namespace that owns the network namespace.</summary>
public sealed class NetlinkPermissionException : NetlinkException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="errno">EPERM or EACCES.</param>
    /// <param name="message">What failed, why, and how to grant the privilege.</param>
    public NetlinkPermissionException(string operation, int errno, string message)
        : base(operation, errno, message)
    {
    }
}
