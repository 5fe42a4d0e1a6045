// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Sends to the kernel (send(2)); returns the bytes sent, or the negated error number.</summary>
    public static int Send(SafeSocketDescriptor socket, ReadOnlySpan<byte> data)
    {
        nint sent = SendNative(socket, data, (nuint)data.Length, 0);
        return sent >= 0 ? (int)sent : -Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "send", SetLastError = true)]
    private static partial nint SendNative(
        SafeSocketDescriptor socket, ReadOnlySpan<byte> data, nuint length, int flags);
}
