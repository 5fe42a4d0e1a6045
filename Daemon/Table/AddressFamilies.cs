// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Table;

/// <summary>The kernel's numbers of the two address families (<c>linux/socket.h</c>).</summary>
internal static class AddressFamilies
{
    /// <summary>AF_INET.</summary>
    public const byte IPv4 = 2;

    /// <summary>AF_INET6.</summary>
    public const byte IPv6 = 10;
}
