// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Auth.Native;

internal static partial class Libcrypt
{
    private const int CRYPT_GENSALT_OUTPUT_SIZE = 192;

    /// <summary>
    /// Makes a setting with the library's own random salt and default cost (crypt_gensalt(3)), with its zero byte.
    /// Returns null where the library does not know the method.
    /// </summary>
    /// <param name="prefix">The method's prefix, ended by a zero byte.</param>
    public static byte[]? CryptGensaltRn(ReadOnlySpan<byte> prefix)
    {
        byte[] output = new byte[CRYPT_GENSALT_OUTPUT_SIZE];
        nint setting = CryptGensaltRnNative(prefix, new CULong(0), 0, 0, output, output.Length);
        return setting == 0 || output[0] == (byte)'*' ? null : output[..(Array.IndexOf(output, (byte)0) + 1)];
    }

    [LibraryImport(Library, EntryPoint = "crypt_gensalt_rn")]
    private static partial nint CryptGensaltRnNative(
        ReadOnlySpan<byte> prefix, CULong count, nint randomBytes, int randomLength, Span<byte> output, int outputSize);
}
