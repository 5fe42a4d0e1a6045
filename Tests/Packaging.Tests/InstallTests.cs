// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using TestSupport;

namespace Packaging.Tests;

/// <summary><c>make install</c> and <c>make uninstall</c>, into a folder.</summary>
internal sealed class InstallTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pk-").FullName;

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestCase("/usr")]
    [TestCase("/opt/pyctd")]
    public void Install_UnderAPrefix_RunsFromThereAndLeavesOnlyConfiguration(string prefix)
    {
        Make("install", prefix);
        string program = _folder + prefix + "/sbin/pyctd";
        Assert.That(CommandRunner.Run(program, "--version"), Does.StartWith("pyctd "));
        Assert.That(CommandRunner.Run(_folder + prefix + "/sbin/auth_sha", "--version"), Is.Not.Empty);
        Assert.That(
            File.ReadLines(_folder + prefix + "/lib/systemd/system/pyctd.service"),
            Does.Contain($"ExecStart={prefix}/sbin/pyctd"));
        Assert.That(File.ReadLines(_folder + "/etc/init.d/pyctd"), Does.Contain($"DAEMON={prefix}/sbin/pyctd"));
        Assert.That(File.Exists(_folder + prefix + "/share/man/man7/pyctd-xmlrpc.7"), Is.True);
        Assert.That(File.Exists(_folder + prefix + "/share/pyctd/web/style/theme.css"), Is.True);

        File.WriteAllText(_folder + "/etc/pyctd/pyctd.conf", "[daemon]\n");
        Make("uninstall", prefix);

        IEnumerable<string> left = Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
            .Where(path => !Directory.Exists(path)).Select(path => path[_folder.Length..]);
        Assert.That(left, Is.EquivalentTo(new[] { "/etc/pyctd/pyctd.conf", "/etc/default/pyctd" }));
    }

    private void Make(string target, string prefix) => CommandRunner.Run(
        "make", "-C", PackageSet.Root, target, "DESTDIR=" + _folder, "PREFIX=" + prefix);
}
