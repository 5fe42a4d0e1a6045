// SPDX-License-Identifier: GPL-2.0-or-later
using System.ComponentModel;
using System.Globalization;
using Netfilter.Interop.Native;

namespace Netfilter.Interop.Netlink;

/// <summary>Turns error numbers into exceptions that say what failed, on what, why, and what to do.</summary>
internal static class NetlinkFailure
{
    public static NetlinkException Namespace(string operation, string path, int errno)
    {
        string subject = path.Length == 0 ? operation : $"{operation} {path}";
        return (Errno)errno switch
        {
            Errno.EPERM or Errno.EACCES => new NetlinkPermissionException(
                operation, errno, $"Cannot {subject}: {Describe(errno)}. It needs CAP_SYS_ADMIN: run as root."),
            Errno.ENOENT => new NetlinkException(
                operation, errno, $"Cannot {subject}: {Describe(errno)}. `ip netns list` shows the named namespaces."),
            Errno.EINVAL => new NetlinkException(
                operation, errno, $"Cannot {subject}: {Describe(errno)}. The path is no network namespace."),
            _ => new NetlinkException(operation, errno, $"Cannot {subject}: {Describe(errno)}."),
        };
    }

    /// <summary>Name, number and text, as in "ENOENT (2, No such file or directory)".</summary>
    public static string Describe(int errno)
    {
        string text = new Win32Exception(errno).Message;
        var name = (Errno)errno;
        string number = errno.ToString(CultureInfo.InvariantCulture);
        return System.Enum.IsDefined(name) ? $"{name} ({number}, {text})" : $"error {number} ({text})";
    }
}
