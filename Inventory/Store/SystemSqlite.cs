// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Inventory.Store;

/// <summary>The system's SQLite, which gets the distribution's security updates, in the place of one that is shipped.</summary>
internal static class SystemSqlite
{
    /// <summary>The name that the binding asks for.</summary>
    private const string BindingName = "e_sqlite3";

    /// <summary>The soname of SQLite 3 (Debian: libsqlite3-0).</summary>
    private const string LibraryName = "libsqlite3.so.0";

    // Once for the process, before the first connection: both calls can be made only once.
    private static readonly Lazy<bool> s_use = new(Load);

    /// <summary>Makes connections use it; any number of times.</summary>
    /// <exception cref="DllNotFoundException">The library is not installed.</exception>
    public static void Use() => _ = s_use.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == BindingName ? NativeLibrary.Load(LibraryName) : IntPtr.Zero;
}
