// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Asks for the address that the kernel chose (getsockname(2)); returns 0 or the error number.</summary>
    public static int GetSockName(SafeSocketDescriptor socket, out SockaddrNl address)
    {
        address = default;
        uint length = SockaddrNl.Size;
        return GetSockNameNative(socket, ref address, ref length) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "getsockname", SetLastError = true)]
    private static partial int GetSockNameNative(
        SafeSocketDescriptor socket, ref SockaddrNl address, ref uint length);
}
