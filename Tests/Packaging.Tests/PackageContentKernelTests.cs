// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NUnit.Framework;
using TestSupport;

namespace Packaging.Tests;

/// <summary>What is in the packages.</summary>
internal sealed class PackageContentKernelTests : MachineTest
{
    private static IEnumerable<string> Packages => [nameof(PackageSet.Shared), nameof(PackageSet.SelfContained)];

    [TestCaseSource(nameof(Packages))]
    [TestCase(nameof(PackageSet.Conntrack))]
    [TestCase(nameof(PackageSet.Pyctl))]
    public void Package_Lintian_FindsNoError(string package)
    {
        // There is no address of the maintainers yet.
        Assert.That(
            () => CommandRunner.Run(
                "lintian", "--allow-root", "--fail-on", "error,warning", "--suppress-tags",
                "bogus-mail-host,bogus-mail-host-in-debian-changelog", FileOf(package)),
            Throws.Nothing);
    }

    [TestCaseSource(nameof(Packages))]
    public void Package_ForeignNativeLibraries_AreNotInIt(string package)
    {
        string[] libraries = [.. FilesOf(package).Select(Path.GetFileName).OfType<string>()
            .Where(name => name.EndsWith(".so", StringComparison.Ordinal))];

        Assert.That(libraries, Has.None.StartsWith("libe_sqlite3").And.None.StartsWith("libMonoPosixHelper"));
        Assert.That(libraries.Length > 0, Is.EqualTo(package == nameof(PackageSet.SelfContained)));
    }

    [TestCaseSource(nameof(Packages))]
    public void Package_EveryFileOfTheSystem_IsThere(string package)
    {
        Assert.That(FilesOf(package), Is.SupersetOf(new[]
        {
            "./usr/sbin/pyctd", "./usr/sbin/auth_sha", "./etc/pyctd/pyctd.conf", "./etc/default/pyctd",
            "./etc/init.d/pyctd", "./etc/logrotate.d/pyctd", "./lib/systemd/system/pyctd.service",
            "./lib/systemd/system/pyctd.socket", "./usr/lib/sysusers.d/pyctd.conf", "./usr/lib/tmpfiles.d/pyctd.conf",
            "./usr/share/man/man8/pyctd.8.gz", "./usr/share/man/man8/auth_sha.8.gz",
            "./usr/share/man/man7/pyctd-filter.7.gz", "./usr/share/man/man7/pyctd-xmlrpc.7.gz",
            "./usr/share/man/man5/pyctd.conf.5.gz", "./usr/share/pyctd/web/index.html", "./usr/share/pyctd/web/app.js",
        }));
    }

    [TestCase(nameof(PackageSet.Conntrack), "pyconntrack", "man8/pyconntrack.8.gz")]
    [TestCase(nameof(PackageSet.Pyctl), "pyctl", "man1/pyctl.1.gz")]
    public void Package_Client_IsInOneOfItsOwn(string package, string program, string page)
    {
        string[] own =
        [
            $"./usr/bin/{program}", $"./usr/share/man/{page}",
            $"./usr/share/bash-completion/completions/{program}", $"./usr/share/zsh/vendor-completions/_{program}",
            $"./usr/share/fish/vendor_completions.d/{program}.fish",
        ];

        Assert.That(FilesOf(package), Is.SupersetOf(own));
        Assert.That(
            Packages.SelectMany(FilesOf).Where(file => file.Contains(program, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Packages))]
    public void Package_PamService_IsAnExampleAndNotInForce(string package)
    {
        string[] files = [.. FilesOf(package)];

        Assert.That(files, Has.One.Match("^./usr/share/doc/[^/]+/examples/pam-pyctd$"));
        Assert.That(files, Has.None.StartsWith("./etc/pam.d/"));
    }

    [Test]
    public void Changelog_OfTheSourcePackage_HasTheProductsVersion()
    {
        string version = XDocument.Load(Path.Combine(PackageSet.Root, "Directory.Build.props"))
            .Descendants("Version").Single().Value;

        Assert.That(CommandRunner.Run("dpkg-deb", "-f", PackageSet.Shared, "Version"), Is.EqualTo(version + "\n"));
    }

    private static string FileOf(string package) => package switch
    {
        nameof(PackageSet.Shared) => PackageSet.Shared,
        nameof(PackageSet.SelfContained) => PackageSet.SelfContained,
        nameof(PackageSet.Pyctl) => PackageSet.Pyctl,
        _ => PackageSet.Conntrack,
    };

    // Names are the sixth word of a line; those of links have their target behind.
    private static IEnumerable<string> FilesOf(string package) => CommandRunner.Run("dpkg-deb", "-c", FileOf(package))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[5]);
}
