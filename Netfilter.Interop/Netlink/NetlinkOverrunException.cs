// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Netlink;

/// <summary>The kernel had an answer and no room for it (ENOBUFS): the reply is incomplete and must be asked for again.</summary>
public sealed class NetlinkOverrunException : NetlinkException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="errno">ENOBUFS.</param>
    /// <param name="message">What was lost and what to do.</param>
    public NetlinkOverrunException(string operation, int errno, string message)
        : base(operation, errno, message)
    {
    }
}
