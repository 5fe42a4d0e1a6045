// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Auth.Native;

internal static partial class Libc
{
    private const int LOCK_EX = 2;
    private const int EINTR = 4;

    /// <summary>
    /// Waits until an open file is locked for this handle alone, until it is closed; returns 0 or the error number
    /// (flock(2)).
    /// </summary>
    public static int Flock(SafeFileHandle file)
    {
        while (FlockNative(file, LOCK_EX) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != EINTR)
            {
                return error;
            }
        }

        return 0;
    }

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    private static partial int FlockNative(SafeFileHandle file, int operation);
}
