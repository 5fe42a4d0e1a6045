// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Auth.Native;

internal static partial class Libc
{
    // struct passwd and struct group both begin with two pointers; uid and gid, or gid alone, follow.
    private static readonly int s_afterTwoPointers = 2 * nint.Size;

    /// <summary>
    /// The numbers of all groups of a user, the primary one among them (getpwnam(3), getgrouplist(3)); empty for a user
    /// whom the system does not know. For programs of one thread.
    /// </summary>
    public static uint[] GroupsOf(string user)
    {
        byte[] name = Encoding.UTF8.GetBytes(user + '\0');
        nint entry = GetPwNamNative(name);
        if (entry == 0)
        {
            return [];
        }

        uint primary = (uint)Marshal.ReadInt32(entry, s_afterTwoPointers + sizeof(uint));
        uint[] groups = new uint[64];
        int count = groups.Length;
        while (GetGroupListNative(name, primary, groups, ref count) < 0)
        {
            groups = new uint[Math.Max(count, 2 * groups.Length)];
            count = groups.Length;
        }

        return groups[..count];
    }

    /// <summary>The number of a group (getgrnam(3)); null if there is none. For programs of one thread.</summary>
    public static uint? GroupNumber(string group)
    {
        nint entry = GetGrNamNative(Encoding.UTF8.GetBytes(group + '\0'));
        return entry == 0 ? null : (uint)Marshal.ReadInt32(entry, s_afterTwoPointers);
    }

    [LibraryImport(Library, EntryPoint = "getpwnam")]
    private static partial nint GetPwNamNative(ReadOnlySpan<byte> name);

    [LibraryImport(Library, EntryPoint = "getgrnam")]
    private static partial nint GetGrNamNative(ReadOnlySpan<byte> name);

    [LibraryImport(Library, EntryPoint = "getgrouplist")]
    private static partial int GetGroupListNative(ReadOnlySpan<byte> user, uint group, Span<uint> groups, ref int count);
}
