// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Auth.Native;

internal static partial class Libc
{
    /// <summary>Gives an open file to an owner and a group; returns 0 or the error number (fchown(2)).</summary>
    public static int FChown(SafeFileHandle file, uint owner, uint group)
    {
        return FChownNative(file, owner, group) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "fchown", SetLastError = true)]
    private static partial int FChownNative(SafeFileHandle file, uint owner, uint group);
}
