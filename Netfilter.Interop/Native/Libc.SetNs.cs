// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Moves the calling thread into the namespace at a path; returns 0 or the error number (setns(2)).</summary>
    public static int SetNs(string path, int kind)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return SetNsNative(file, kind) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (int)Errno.ENOENT;
        }
        catch (UnauthorizedAccessException)
        {
            return (int)Errno.EACCES;
        }
    }

    [LibraryImport(Library, EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNsNative(SafeFileHandle file, int kind);
}
