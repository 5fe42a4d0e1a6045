// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using Localization;

namespace Inventory.Bundles;

/// <summary>
/// The rules of a project, or of what it has at one location, as a zip archive. The same model and options give the same
/// bytes. Stateless; safe to use from any thread.
/// </summary>
public static class ProjectBundle
{
    private const int RegularFile = 0x8000;
    private const int ReadableByAll = 0x1A4; // rw-r--r--
    private const int ExecutableByAll = 0x1ED; // rwxr-xr-x

    /// <summary>The earliest time that a zip archive can say: the same for all files, so that the bytes are too.</summary>
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files of a bundle without its manifest: what tools can be asked about before it is written.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="location">The id of the location; null for all of them.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">What goes in.</param>
    /// <exception cref="ArgumentException">There is no such project or location, or an extra file has no plain name.</exception>
    /// <exception cref="InventoryValidationException">A format has no words for a communication.</exception>
    public static IReadOnlyList<BundleFile> Render(
        long project, long? location, InventoryModel model, BundleOptions options) =>
        BundleContent.Of(Find(project, model), location, model, options).Files;

    /// <summary>Writes a bundle.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="location">The id of the location; null for all of them.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">What goes in.</param>
    /// <returns>The bytes of the archive.</returns>
    /// <exception cref="ArgumentException">There is no such project or location, or an extra file has no plain name.</exception>
    /// <exception cref="InventoryValidationException">A format has no words for a communication.</exception>
    public static byte[] Write(long project, long? location, InventoryModel model, BundleOptions options)
    {
        Project owner = Find(project, model);
        BundleContent content = BundleContent.Of(owner, location, model, options);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (options.Layout == BundleLayout.Pyctd)
            {
                Add(archive, BundleManifest.Write(owner, content, options));
            }

            foreach (BundleFile file in content.Files)
            {
                Add(archive, file);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A name for the file of a bundle, of <c>a-z0-9._-</c> alone.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="location">The id of the location; null for all of them.</param>
    /// <param name="model">The model.</param>
    /// <param name="layout">How the bundle is arranged.</param>
    /// <exception cref="ArgumentException">There is no such project.</exception>
    public static string NameOf(long project, long? location, InventoryModel model, BundleLayout layout)
    {
        Project owner = Find(project, model);
        string name = FileName.Slug(owner.Name);
        if (location is { } id && model.Locations.TryGetValue(id, out Location? place))
        {
            name += "-" + FileName.Slug(place.Name);
        }

        return layout == BundleLayout.Conntrackt ? $"{name}-iptables.zip" : $"{name}-firewall-r{owner.Revision}.zip";
    }

    private static Project Find(long project, InventoryModel model) =>
        model.Projects.TryGetValue(project, out Project? found)
            ? found
            : throw new ArgumentException(Messages.Format($"There is no project with the id {project}."), nameof(project));

    private static void Add(ZipArchive archive, BundleFile file)
    {
        ZipArchiveEntry entry = archive.CreateEntry(file.Name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_time;
        bool isScript = file.Name.EndsWith(".sh", StringComparison.Ordinal);
        entry.ExternalAttributes = (RegularFile | (isScript ? ExecutableByAll : ReadableByAll)) << 16;
        using Stream target = entry.Open();
        target.Write(file.Content.Span);
    }
}
