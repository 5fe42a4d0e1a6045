// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using TestSupport;

namespace Inventory.Tests.Store;

/// <summary>A small disk in memory, which tests can fill and enlarge. Needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pyctd-st-disk-");

    /// <summary>Mounts it.</summary>
    /// <param name="kibibytes">Its size.</param>
    public SmallDisk(int kibibytes) =>
        CommandRunner.Run("mount", "-t", "tmpfs", "-o", Size(kibibytes) + ",mode=0755", "pyctd-st", Path);

    /// <summary>Where it is mounted.</summary>
    public string Path => _directory.FullName;

    /// <summary>Makes it larger.</summary>
    public void Enlarge(int kibibytes) => CommandRunner.Run("mount", "-o", "remount," + Size(kibibytes), Path);

    public void Dispose()
    {
        CommandRunner.Run("umount", Path);
        _directory.Delete();
    }

    private static string Size(int kibibytes) => string.Create(CultureInfo.InvariantCulture, $"size={kibibytes}k");
}
