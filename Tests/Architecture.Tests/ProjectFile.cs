// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>What these tests need to know of a project file.</summary>
/// <param name="Path">The file, relative to the root.</param>
/// <param name="Name">The project's name, as the solution shows it.</param>
/// <param name="References">The names of the projects that it references itself.</param>
/// <param name="Packages">The names of the packages that it references itself.</param>
internal sealed record ProjectFile(
    string Path, string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    /// <summary>The project's folder, relative to the root.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether it is for tests, measurements or as an example, and so may reference what it exercises.</summary>
    public bool IsForTests =>
        Folder.StartsWith("Tests", StringComparison.Ordinal)
        || Folder.StartsWith("docs/", StringComparison.Ordinal)
        || Folder == "Benchmarks";

    /// <summary>Reads a project file.</summary>
    public static ProjectFile Read(string path)
    {
        XDocument document = XDocument.Parse(Repository.Text(path));
        return new ProjectFile(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            [.. Included(document, "ProjectReference").Select(ProjectName)],
            [.. Included(document, "PackageReference")]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<string> Included(XDocument document, string item)
    {
        return document.Descendants(item).Select(element => element.Attribute("Include")!.Value);
    }

    private static string ProjectName(string reference)
    {
        return System.IO.Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
    }
}
