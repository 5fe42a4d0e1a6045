// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;

namespace Pyctl.Tests.Support;

/// <summary>The sources that the tests are part of.</summary>
internal static class SourceTree
{
    private static readonly string s_root = FindRoot();

    /// <summary>The path of a file of the sources.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([s_root, .. parts]);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PyCtd.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests must run inside the source tree.");
    }
}
