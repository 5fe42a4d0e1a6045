// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Auth.Native;

internal static partial class Libpam
{
    /// <summary>What a result of PAM means, in English (pam_strerror(3)).</summary>
    public static string PamStrError(int status) =>
        Marshal.PtrToStringUTF8(PamStrErrorNative(0, status)) ?? "unknown error";

    [LibraryImport(Library, EntryPoint = "pam_strerror")]
    private static partial nint PamStrErrorNative(nint transaction, int status);
}
