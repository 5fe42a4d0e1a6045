// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Native;

/// <summary>The functions of the C library that a password file needs, one file each; all return errors as numbers.</summary>
internal static partial class Libc
{
    private const string Library = "libc";
}
