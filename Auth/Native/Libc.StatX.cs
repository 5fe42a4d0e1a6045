// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Auth.Native;

internal static partial class Libc
{
    private const int STATX_SIZE = 256;
    private const int AT_EMPTY_PATH = 0x1000;
    private const uint STATX_BASIC_STATS = 0x7ff;

    /// <summary>
    /// What the kernel says about an open file (statx(2), Linux 4.11: the one whose layout is the same on all machine
    /// types). Returns 0 or the error number.
    /// </summary>
    public static int StatX(SafeFileHandle file, out FileIdentity identity)
    {
        Span<byte> data = stackalloc byte[STATX_SIZE];
        data.Clear();
        int error = StatXNative(file, "\0"u8, AT_EMPTY_PATH, STATX_BASIC_STATS, data) == 0
            ? 0
            : Marshal.GetLastPInvokeError();
        identity = new FileIdentity(
            Device: ((ulong)Read32(data, 136) << 32) | Read32(data, 140),
            Inode: Read64(data, 32),
            Size: Read64(data, 40),
            ModifiedSeconds: (long)Read64(data, 112),
            ModifiedNanoseconds: Read32(data, 120),
            Mode: MemoryMarshal.Read<ushort>(data[28..]),
            Owner: Read32(data, 20),
            Group: Read32(data, 24));
        return error;
    }

    private static uint Read32(ReadOnlySpan<byte> data, int offset) => MemoryMarshal.Read<uint>(data[offset..]);

    private static ulong Read64(ReadOnlySpan<byte> data, int offset) => MemoryMarshal.Read<ulong>(data[offset..]);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static partial int StatXNative(
        SafeFileHandle directory, ReadOnlySpan<byte> path, int flags, uint mask, Span<byte> data);
}
