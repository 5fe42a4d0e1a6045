// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Auth.Native;

internal static partial class Libpam
{
    /// <summary>
    /// Checks the credentials, for as long as the modules like to take; returns 0 or the error of PAM
    /// (pam_authenticate(3)).
    /// </summary>
    [LibraryImport(Library, EntryPoint = "pam_authenticate")]
    public static partial int PamAuthenticate(nint transaction, int flags);

    /// <summary>
    /// Whether the account may be used now: not expired, not locked, the right hour; returns 0 or the error of PAM
    /// (pam_acct_mgmt(3)).
    /// </summary>
    [LibraryImport(Library, EntryPoint = "pam_acct_mgmt")]
    public static partial int PamAcctMgmt(nint transaction, int flags);

    /// <summary>Ends a transaction with the last result (pam_end(3)).</summary>
    [LibraryImport(Library, EntryPoint = "pam_end")]
    public static partial int PamEnd(nint transaction, int status);
}
