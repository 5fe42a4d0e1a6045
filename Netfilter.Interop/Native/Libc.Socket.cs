// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Opens a socket (socket(2)); the handle is invalid on failure and the error is the last P/Invoke error.</summary>
    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial SafeSocketDescriptor Socket(int family, int kind, int protocol);
}
