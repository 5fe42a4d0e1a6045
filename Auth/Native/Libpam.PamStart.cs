// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Auth.Native;

internal static partial class Libpam
{
    /// <summary>
    /// Begins a transaction (pam_start(3)); returns 0 or the error of PAM. The library copies what it is given, but for
    /// what the conversation's data point to.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="user">The user's name, as it was given.</param>
    /// <param name="conversation">What answers the modules' questions.</param>
    /// <param name="directory">
    /// Where the services' files are (pam_start_confdir, Linux-PAM 1.4); null for where the library has them.
    /// </param>
    /// <param name="transaction">The transaction.</param>
    public static unsafe int PamStart(
        string service, string user, in PamConversation.Callback conversation, string? directory, out nint transaction)
    {
        transaction = 0;
        fixed (PamConversation.Callback* callback = &conversation)
        fixed (nint* result = &transaction)
        {
            return directory is null
                ? PamStartNative(Text(service), Text(user), callback, result)
                : PamStartConfdirNative(Text(service), Text(user), callback, Text(directory), result);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [LibraryImport(Library, EntryPoint = "pam_start")]
    private static unsafe partial int PamStartNative(
        ReadOnlySpan<byte> service, ReadOnlySpan<byte> user, PamConversation.Callback* conversation, nint* transaction);

    [LibraryImport(Library, EntryPoint = "pam_start_confdir")]
    private static unsafe partial int PamStartConfdirNative(
        ReadOnlySpan<byte> service,
        ReadOnlySpan<byte> user,
        PamConversation.Callback* conversation,
        ReadOnlySpan<byte> directory,
        nint* transaction);
}
