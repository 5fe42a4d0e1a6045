// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;

namespace Architecture.Tests;

/// <summary>What the build puts beside the programs.</summary>
internal sealed class OutputTests
{
    private static readonly string[] s_neverShipped = ["libe_sqlite3", "libMonoPosixHelper"];

    [Test]
    public void Outputs_HoldNoForeignNativeLibrary()
    {
        string artifacts = Path.Combine(Repository.Root, "artifacts");
        IEnumerable<string> libraries = Directory.EnumerateFiles(artifacts, "*.so*", SearchOption.AllDirectories);

        Assert.That(libraries.Where(path => s_neverShipped.Any(Path.GetFileName(path)!.StartsWith)), Is.Empty);
    }

    [Test]
    public void Outputs_AreInArtifactsOnly()
    {
        Assert.That(Repository.Projects.Where(project =>
            Repository.Exists(Path.Combine(project.Folder, "bin")) ||
            Repository.Exists(Path.Combine(project.Folder, "obj"))), Is.Empty);
    }
}
