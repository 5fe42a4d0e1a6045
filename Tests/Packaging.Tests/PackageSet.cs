// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using TestSupport;

namespace Packaging.Tests;

/// <summary>The Debian packages, built once as <c>make deb</c> builds them.</summary>
[SetUpFixture]
public sealed class PackageSet
{
    private static readonly string s_directory = Directory.CreateTempSubdirectory("pk-").FullName;

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The package that uses the system's runtime.</summary>
    public static string Shared => Built("pyctd_*.deb");

    /// <summary>The package with a runtime of its own.</summary>
    public static string SelfContained => Built("pyctd-selfcontained_*.deb");

    /// <summary>The package of pyconntrack.</summary>
    public static string Conntrack => Built("pyconntrack_*.deb");

    /// <summary>The package of pyctl.</summary>
    public static string Pyctl => Built("pyctl_*.deb");

    /// <summary>The first package in a higher version, which comes with another configuration.</summary>
    public static string Upgrade { get; private set; } = "";

    /// <summary>The package with a runtime of its own in a higher version, likewise.</summary>
    public static string SelfContainedUpgrade { get; private set; } = "";

    /// <summary>
    /// An empty package under the name of the runtime's, which is on the machine already but not by a package.
    /// </summary>
    public static string Runtime { get; private set; } = "";

    [OneTimeSetUp]
    public static void Build()
    {
        if (ThrowawayMachine.WhyUnavailable is not null)
        {
            return;
        }

        // As it is meant to be shipped, but pressed less hard.
        CommandRunner.Run(
            "env", "-C", Root, "DPKG_DEB_COMPRESSOR_TYPE=gzip", "DPKG_DEB_COMPRESSOR_LEVEL=1", "build/deb.sh");
        Upgrade = Rebuild(Shared);
        SelfContainedUpgrade = Rebuild(SelfContained);
        Runtime = Pack(
            "aspnetcore-runtime-10.0",
            """
            Package: aspnetcore-runtime-10.0
            Version: 10.0.0
            Architecture: all
            Maintainer: nobody <nobody@localhost>
            Description: stands for the runtime

            """);
    }

    [OneTimeTearDown]
    public static void Clean() => Directory.Delete(s_directory, recursive: true);

    private static string Built(string pattern) =>
        Directory.GetFiles(Path.Combine(Root, "artifacts", "deb"), pattern).Single();

    private static string Rebuild(string package)
    {
        string tree = Path.Combine(s_directory, "upgrade-of-" + Path.GetFileNameWithoutExtension(package));
        CommandRunner.Run("dpkg-deb", "-R", package, tree);
        string control = Path.Combine(tree, "DEBIAN", "control");
        File.WriteAllText(control, File.ReadAllText(control).Replace(
            "\nVersion: ", "\nVersion: 1:", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(tree, "etc", "pyctd", "pyctd.conf"), "# A later version has more to say.\n");
        CommandRunner.Run("dpkg-deb", "-Zgzip", "-z1", "-b", tree, tree + ".deb");
        return tree + ".deb";
    }

    private static string Pack(string name, string control)
    {
        string tree = Path.Combine(s_directory, name);
        Directory.CreateDirectory(Path.Combine(tree, "DEBIAN"));
        File.WriteAllText(Path.Combine(tree, "DEBIAN", "control"), control);
        CommandRunner.Run("dpkg-deb", "-b", tree, tree + ".deb");
        return tree + ".deb";
    }

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
