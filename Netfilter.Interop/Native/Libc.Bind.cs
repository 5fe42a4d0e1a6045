// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Binds a netlink socket (bind(2)); returns 0 or the error number.</summary>
    public static int Bind(SafeSocketDescriptor socket, in SockaddrNl address) =>
        BindNative(socket, address, SockaddrNl.Size) == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    private static partial int BindNative(SafeSocketDescriptor socket, in SockaddrNl address, uint length);
}
