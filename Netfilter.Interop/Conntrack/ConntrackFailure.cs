// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>Exceptions of requests about one flow.</summary>
internal static class ConntrackFailure
{
    /// <summary>The exception for the kernel's refusal.</summary>
    public static NetlinkException Of(string operation, in ConntrackKey key, NetlinkError error) =>
        (Errno)error.Errno switch
        {
            Errno.ENOENT => NotFound(operation, key),
            Errno.EEXIST => new ConntrackEntryExistsException(
                operation,
                error.Errno,
                $"Cannot {operation} {KeyText.Of(key)}: {NetlinkFailure.Describe(error.Errno)}. A connection with one of "
                + "its tuples exists; change that one, or delete it first."),
            Errno.EOPNOTSUPP => new NetlinkException(
                operation,
                error.Errno,
                $"Cannot {operation} {KeyText.Of(key)}: {NetlinkFailure.Describe(error.Errno)}. Helper, NAT and master can "
                + "only be given at creation, and the family must be that of the addresses."),
            _ => NetlinkFailure.Request(operation, KeyText.Of(key), error),
        };

    /// <summary>There is no such flow.</summary>
    public static ConntrackEntryNotFoundException NotFound(string operation, in ConntrackKey key) => new(
        operation,
        (int)Errno.ENOENT,
        $"Cannot {operation} {KeyText.Of(key)}: {NetlinkFailure.Describe((int)Errno.ENOENT)}. It has ended, or it is in "
        + "another zone.");

    /// <summary>The timeout cannot be changed any more.</summary>
    public static ConntrackTimeoutFixedException TimeoutFixed(string operation, in ConntrackKey key) => new(
        operation,
        (int)Errno.EPERM,
        $"Cannot {operation} {KeyText.Of(key)}: its timeout was fixed before, and the kernel never changes a fixed timeout "
        + $"({NetlinkFailure.Describe((int)Errno.EPERM)}). Delete the connection, or create it anew with another timeout.");
}
