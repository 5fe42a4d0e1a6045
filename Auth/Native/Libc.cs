// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Native;

/// <summary>The functions of the C library that the modules need, one file each; those that can fail return errors as numbers.</summary>
internal static partial class Libc
{
    private const string Library = "libc";
}
