// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Expectations;

/// <summary>Exceptions of requests about one expectation.</summary>
internal static class ExpectationFailure
{
    /// <summary>The exception for the kernel's refusal.</summary>
    public static NetlinkException Of(string operation, in ExpectationKey key, NetlinkError error)
    {
        string subject = KeyText.Of(new ConntrackKey(key.Tuple, key.Zone));
        string what = $"Cannot {operation} {subject}: {NetlinkFailure.Describe(error.Errno)}.";
        return (Errno)error.Errno switch
        {
            Errno.ENOENT => new ConntrackEntryNotFoundException(
                operation, error.Errno, $"{what} There is no such expectation, or it is in another zone."),
            Errno.EEXIST or Errno.EBUSY => new ConntrackEntryExistsException(
                operation, error.Errno, $"{what} An expectation for the same flow exists."),
            Errno.EMFILE => new NetlinkException(
                operation,
                error.Errno,
                $"{what} The master has as many as its helper allows, or the namespace as many as "
                + "net.netfilter.nf_conntrack_expect_max allows."),
            _ => NetlinkFailure.Request(operation, subject, error),
        };
    }

    /// <summary>The exception for the refusal to create one, where the kernel speaks of its master.</summary>
    public static NetlinkException OfCreation(string operation, ConntrackExpectation expectation, NetlinkError error)
    {
        string master = KeyText.Of(new ConntrackKey(expectation.Master, expectation.Zone));
        return (Errno)error.Errno switch
        {
            Errno.ENOENT => new ConntrackEntryNotFoundException(
                operation,
                error.Errno,
                $"Cannot {operation}: {NetlinkFailure.Describe(error.Errno)}. Its master {master} does not exist."),
            Errno.EOPNOTSUPP => new NetlinkException(
                operation,
                error.Errno,
                $"Cannot {operation}: {NetlinkFailure.Describe(error.Errno)}. Its master {master} has no helper, or the "
                + "kernel does not know the helper that was named: `modprobe nf_conntrack_ftp`, for one."),
            _ => Of(operation, expectation.Key, error),
        };
    }
}
