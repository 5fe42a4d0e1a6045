// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Timeouts;

/// <summary>Exceptions of requests about timeout policies.</summary>
internal static class TimeoutPolicyFailure
{
    /// <summary>The exception for the kernel's refusal.</summary>
    public static NetlinkException Of(string operation, string? subject, NetlinkError error)
    {
        string? why = (Errno)error.Errno switch
        {
            Errno.EBUSY => "A policy of that name exists, or a rule uses it.",
            Errno.ENOENT => "There is no such policy.",
            Errno.EOPNOTSUPP => "The kernel does not track this protocol.",
            Errno.EINVAL when error.Text is null =>
                "Either no state was given, or the kernel has no timeout policies (`modprobe nfnetlink_cttimeout`).",
            _ => null,
        };
        return why is null
            ? NetlinkFailure.Request(operation, subject, error)
            : new NetlinkException(
                operation,
                error.Errno,
                $"Cannot {operation}{(subject is null ? "" : " " + subject)}: {NetlinkFailure.Describe(error.Errno)}. {why}");
    }
}
