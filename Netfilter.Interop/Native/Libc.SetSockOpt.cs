// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Sets an option (setsockopt(2)); returns 0 or the error number.</summary>
    public static int SetSockOpt(SafeSocketDescriptor socket, int level, int option, int value) =>
        SetSockOptNative(socket, level, option, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)), sizeof(int)) == 0
            ? 0
            : Marshal.GetLastPInvokeError();

    /// <summary>Sets how long a receive waits (SO_RCVTIMEO); returns 0 or the error number.</summary>
    public static int SetReceiveTimeout(SafeSocketDescriptor socket, int seconds)
    {
        // struct timeval: two longs of the platform
        ReadOnlySpan<nint> timeval = [seconds, 0];
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(timeval);
        int result = SetSockOptNative(
            socket, Netlink.SOL_SOCKET, Netlink.SO_RCVTIMEO, bytes, (uint)bytes.Length);
        return result == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetSockOptNative(
        SafeSocketDescriptor socket, int level, int option, ReadOnlySpan<byte> value, uint length);
}
