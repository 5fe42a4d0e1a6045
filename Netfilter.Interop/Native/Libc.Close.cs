// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>Closes a descriptor (close(2)).</summary>
    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);
}
