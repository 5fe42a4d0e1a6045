// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Auth.Native;

internal static partial class Libpam
{
    /// <summary>Tells the modules something, which is copied; returns 0 or the error of PAM (pam_set_item(3)).</summary>
    public static int PamSetItem(nint transaction, int item, string text) =>
        PamSetItemNative(transaction, item, Text(text));

    /// <summary>
    /// Lets a refusal answer at once: modules ask for a delay of seconds, and a waiting process each would be a cheap
    /// way to keep others from logging in. Returns 0 or the error of PAM (pam_fail_delay(3)).
    /// </summary>
    public static unsafe int PamSkipFailDelay(nint transaction)
    {
        delegate* unmanaged[Cdecl]<int, uint, void*, void> noDelay = &NoDelay;
        return PamSetItemNative(transaction, PAM_FAIL_DELAY, noDelay);
    }

    /// <summary>A text that the modules may have changed; null if there is none (pam_get_item(3)).</summary>
    public static string? PamGetItem(nint transaction, int item) =>
        PamGetItemNative(transaction, item, out nint text) == PAM_SUCCESS ? Marshal.PtrToStringUTF8(text) : null;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe void NoDelay(int status, uint microseconds, void* data)
    {
    }

    [LibraryImport(Library, EntryPoint = "pam_set_item")]
    private static partial int PamSetItemNative(nint transaction, int item, ReadOnlySpan<byte> text);

    [LibraryImport(Library, EntryPoint = "pam_set_item")]
    private static unsafe partial int PamSetItemNative(nint transaction, int item, void* function);

    [LibraryImport(Library, EntryPoint = "pam_get_item")]
    private static partial int PamGetItemNative(nint transaction, int item, out nint text);
}
