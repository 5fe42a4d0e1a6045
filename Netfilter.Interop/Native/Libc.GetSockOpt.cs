// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Reads an option (getsockopt(2)); returns 0 or the error number.</summary>
    public static int GetSockOpt(SafeSocketDescriptor socket, int level, int option, out int value)
    {
        value = 0;
        uint length = sizeof(int);
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<int>(ref value));
        return GetSockOptNative(socket, level, option, bytes, ref length) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetSockOptNative(
        SafeSocketDescriptor socket, int level, int option, Span<byte> value, ref uint length);
}
