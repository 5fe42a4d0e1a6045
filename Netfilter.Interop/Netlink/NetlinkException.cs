// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Netlink;

/// <summary>The kernel refused a request, or a system call failed.</summary>
public class NetlinkException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What was tried, as in "delete a connection".</param>
    /// <param name="errno">The error number.</param>
    /// <param name="message">What failed, on what, why, and what to do.</param>
    /// <param name="kernelText">The kernel's own words (extended acknowledgement), or null.</param>
    public NetlinkException(string operation, int errno, string message, string? kernelText = null)
        : base(message)
    {
        Operation = operation;
        Errno = errno;
        KernelText = kernelText;
    }

    /// <summary>What was tried.</summary>
    public string Operation { get; }

    /// <summary>The error number of the kernel, as in 1 for EPERM.</summary>
    public int Errno { get; }

    /// <summary>The kernel's own words, or null: it has some only for malformed attributes.</summary>
    public string? KernelText { get; }
}
