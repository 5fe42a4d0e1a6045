// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Auth.Native;

internal static partial class Libcrypt
{
    // sizeof(struct crypt_data), part of the library's binary interface.
    private const int CRYPT_DATA_SIZE = 32768;

    /// <summary>
    /// Hashes a password by the method, cost and salt of a setting (crypt_r(3)). Both end with a zero byte. Returns null
    /// where the library refuses: that is a text which begins with an asterisk, and never a pointer to nothing.
    /// </summary>
    public static unsafe string? CryptR(ReadOnlySpan<byte> key, ReadOnlySpan<byte> setting)
    {
        void* data = NativeMemory.AllocZeroed(CRYPT_DATA_SIZE);
        try
        {
            string? hash = Marshal.PtrToStringUTF8(CryptRNative(key, setting, data));
            return hash is null || hash.StartsWith('*') ? null : hash;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(new Span<byte>(data, CRYPT_DATA_SIZE));
            NativeMemory.Free(data);
        }
    }

    [LibraryImport(Library, EntryPoint = "crypt_r")]
    private static unsafe partial nint CryptRNative(ReadOnlySpan<byte> key, ReadOnlySpan<byte> setting, void* data);
}
