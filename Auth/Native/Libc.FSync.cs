// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Auth.Native;

internal static partial class Libc
{
    /// <summary>
    /// Waits until a file, or a directory's names, would outlast a loss of power; returns 0 or the error number
    /// (fsync(2)).
    /// </summary>
    public static int FSync(SafeFileHandle file) => FSyncNative(file) == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSyncNative(SafeFileHandle file);
}
