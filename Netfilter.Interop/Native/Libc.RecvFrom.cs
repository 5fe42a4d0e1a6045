// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>
    /// Receives one datagram (recvfrom(2)); returns its length, which exceeds the buffer if MSG_TRUNC is asked for and the
    /// datagram was cut, or the negated error number.
    /// </summary>
    public static int RecvFrom(SafeSocketDescriptor socket, Span<byte> buffer, int flags, out uint senderPortId)
    {
        SockaddrNl sender = default;
        uint length = SockaddrNl.Size;
        nint received = RecvFromNative(socket, buffer, (nuint)buffer.Length, flags, ref sender, ref length);
        senderPortId = sender.PortId;
        return received >= 0 ? (int)received : -Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "recvfrom", SetLastError = true)]
    private static partial nint RecvFromNative(
        SafeSocketDescriptor socket, Span<byte> buffer, nuint length, int flags, ref SockaddrNl sender, ref uint size);
}
