// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Sets an event counter back to zero (read(2)).</summary>
    public static void Reset(SafeSocketDescriptor counter)
    {
        ulong value = 0;
        ReadNative(counter, MemoryMarshal.AsBytes(new Span<ulong>(ref value)), sizeof(ulong));
    }

    [LibraryImport(Library, EntryPoint = "read")]
    private static partial nint ReadNative(SafeSocketDescriptor descriptor, Span<byte> data, nuint length);
}
