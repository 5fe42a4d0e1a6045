// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Native;

/// <summary>The functions of libcrypt that password hashes need, one file each.</summary>
internal static partial class Libcrypt
{
    private const string Library = "libcrypt.so.1";
}
