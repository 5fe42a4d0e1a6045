// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Architecture.Tests;

/// <summary>The files of the source tree that these tests read, without what the build made.</summary>
internal static class Repository
{
    private static readonly string[] s_notOurs = [".git", "artifacts", "bin", "obj", "TestResults", ".vs", ".idea"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All files, as paths relative to the root with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. FilesBelow(Root).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    /// <summary>The C# files of the programs and libraries: without tests and benchmarks.</summary>
    public static IEnumerable<string> ProductSources => Sources.Where(path =>
        !path.StartsWith("Tests/", StringComparison.Ordinal) && !path.StartsWith("Benchmarks/", StringComparison.Ordinal));

    /// <summary>All C# files.</summary>
    public static IEnumerable<string> Sources => Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>All project files, read.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(ProjectFile.Read)];

    /// <summary>The whole text of a file.</summary>
    public static string Text(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string relativePath) => File.ReadAllLines(Path.Combine(Root, relativePath));

    /// <summary>Whether a file or folder is there.</summary>
    public static bool Exists(string relativePath) => Path.Exists(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PyCtd.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests must run inside the source tree.");
    }

    private static IEnumerable<string> FilesBelow(string folder)
    {
        // In a linked work tree .git is a file.
        return Directory.EnumerateFileSystemEntries(folder)
            .Where(entry => !s_notOurs.Contains(Path.GetFileName(entry)))
            .SelectMany(entry => Directory.Exists(entry) ? FilesBelow(entry) : [entry]);
    }
}
