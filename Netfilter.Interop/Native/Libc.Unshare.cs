// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    public const int CLONE_NEWNET = 0x40000000;

    /// <summary>Moves the calling thread into new namespaces; returns 0 or the error number (unshare(2)).</summary>
    public static int Unshare(int flags) => UnshareNative(flags) == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport(Library, EntryPoint = "unshare", SetLastError = true)]
    private static partial int UnshareNative(int flags);
}
