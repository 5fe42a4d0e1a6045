// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.ComponentModel;
using System.Globalization;
using Netfilter.Interop.Native;

namespace Netfilter.Interop.Netlink;

/// <summary>Turns error numbers into exceptions that say what failed, on what, why, and what to do.</summary>
internal static class NetlinkFailure
{
    /// <summary>The failure of a request.</summary>
    /// <param name="operation">As in "delete a connection".</param>
    /// <param name="subject">On what, or null.</param>
    /// <param name="error">The kernel's answer.</param>
    public static NetlinkException Request(string operation, string? subject, NetlinkError error)
    {
        string what = Sentence(operation, subject, error);
        return (Errno)error.Errno switch
        {
            Errno.EPERM or Errno.EACCES => new NetlinkPermissionException(
                operation, error.Errno, $"{what} {MissingPrivilege}"),
            Errno.ENOBUFS => new NetlinkOverrunException(
                operation, error.Errno, $"{what} The kernel found no room for the answer: try again."),
            Errno.ETIMEDOUT => new NetlinkException(
                operation, error.Errno, $"{what} The kernel did not answer within half a minute."),
            Errno.EPROTONOSUPPORT or Errno.EAFNOSUPPORT => new NetlinkException(
                operation, error.Errno, $"{what} The kernel has no nfnetlink: `modprobe nfnetlink`."),
            Errno.EINVAL when error.Text is null => new NetlinkException(
                operation,
                error.Errno,
                $"{what} Either the kernel has no conntrack netlink (`modprobe nf_conntrack_netlink`) or it does not "
                + "know what was asked."),
            Errno.EBUSY => new NetlinkException(
                operation, error.Errno, $"{what} A status bit cannot be changed, or a dump is under way."),
            Errno.ENOSPC => new NetlinkException(
                operation,
                error.Errno,
                $"{what} The table is full (net.netfilter.nf_conntrack_max), or the connection has no room for labels: "
                + "no rule of its namespace used any when it was created."),
            _ => new NetlinkException(operation, error.Errno, what, error.Text),
        };
    }

    /// <summary>The failure of a system call on the way to a socket.</summary>
    public static NetlinkException Socket(string operation, int errno) =>
        Request(operation, null, new NetlinkError(errno));

    /// <summary>Answers were lost.</summary>
    public static NetlinkOverrunException Overrun(string operation) => new(
        operation,
        (int)Errno.ENOBUFS,
        $"Cannot {operation}: {Describe((int)Errno.ENOBUFS)}. Answers were lost for want of receive buffer: try again, "
        + "with a larger buffer if it recurs.");

    /// <summary>A datagram was longer than the buffer.</summary>
    public static NetlinkException Truncated(string operation, int needed, int available) => new(
        operation,
        (int)Errno.EMSGSIZE,
        $"Cannot {operation}: {Describe((int)Errno.EMSGSIZE)}. An answer of {needed} bytes does not fit the buffer of "
        + $"{available}.");

    /// <summary>The failure to enter or make a network namespace.</summary>
    public static NetlinkException Namespace(string operation, string? path, int errno)
    {
        string what = Sentence(operation, path, new NetlinkError(errno));
        return (Errno)errno switch
        {
            Errno.EPERM or Errno.EACCES => new NetlinkPermissionException(
                operation, errno, $"{what} It needs CAP_SYS_ADMIN: run as root."),
            Errno.ENOENT => new NetlinkException(
                operation, errno, $"{what} `ip netns list` shows the named namespaces."),
            Errno.EINVAL => new NetlinkException(operation, errno, $"{what} The path is no network namespace."),
            _ => new NetlinkException(operation, errno, what),
        };
    }

    /// <summary>Name, number and text, as in "ENOENT (2, No such file or directory)".</summary>
    public static string Describe(int errno)
    {
        string text = new Win32Exception(errno).Message;
        var name = (Errno)errno;
        string number = errno.ToString(CultureInfo.InvariantCulture);
        return Enum.IsDefined(name) ? $"{name} ({number}, {text})" : $"error {number} ({text})";
    }

    private static string MissingPrivilege =>
        "The process lacks CAP_NET_ADMIN: run as root, or `setcap cap_net_admin+ep "
        + $"{Environment.ProcessPath ?? "PROGRAM"}`, or AmbientCapabilities=CAP_NET_ADMIN in its systemd unit.";

    private static string Sentence(string operation, string? subject, NetlinkError error)
    {
        string where = error.Offset is { } offset
            ? $" at byte {offset.ToString(CultureInfo.InvariantCulture)} of the request"
            : "";
        string kernel = error.Text is null ? "" : $" The kernel says: {error.Text}{where}.";
        return $"Cannot {operation}{(subject is null ? "" : " " + subject)}: {Describe(error.Errno)}.{kernel}";
    }
}
