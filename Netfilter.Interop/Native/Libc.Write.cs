// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Adds one to an event counter (write(2)).</summary>
    public static void Signal(SafeSocketDescriptor counter)
    {
        ulong one = 1;
        WriteNative(counter, MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in one)), sizeof(ulong));
    }

    [LibraryImport(Library, EntryPoint = "write")]
    private static partial nint WriteNative(SafeSocketDescriptor descriptor, ReadOnlySpan<byte> data, nuint length);
}
