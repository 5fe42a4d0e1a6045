// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Opens an event counter (eventfd(2)); the handle is invalid on failure.</summary>
    public static SafeSocketDescriptor EventFd() => EventFdNative(0, CloseOnExec | NonBlocking);

    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    private static partial SafeSocketDescriptor EventFdNative(uint initial, int flags);
}
