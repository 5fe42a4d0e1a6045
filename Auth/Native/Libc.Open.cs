// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Auth.Native;

internal static partial class Libc
{
    public const int O_RDONLY = 0;
    public const int O_RDWR = 2;
    public const int O_CREAT = 0x40;
    public const int O_NONBLOCK = 0x800;
    public const int O_CLOEXEC = 0x80000;

    /// <summary>Not through a symbolic link; one of the few flags whose value depends on the machine.</summary>
    public static int O_NOFOLLOW =>
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <summary>
    /// Opens a file; returns 0 or the error number (open(2)). Unlike .NET's own it takes no advisory lock, which anyone
    /// who may read the file could hold against it. The mode, less the umask, is for a file that it creates.
    /// </summary>
    public static int Open(string path, int flags, uint mode, out SafeFileHandle file)
    {
        file = OpenNative(Encoding.UTF8.GetBytes(path + '\0'), flags | O_CLOEXEC, mode);
        return file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
    }

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true)]
    private static partial SafeFileHandle OpenNative(ReadOnlySpan<byte> path, int flags, uint mode);
}
