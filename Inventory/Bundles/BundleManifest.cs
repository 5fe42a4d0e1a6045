// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using Inventory.Model;

namespace Inventory.Bundles;

/// <summary>Writes <c>manifest.json</c>: what is in a bundle, and what is known about it.</summary>
internal static class BundleManifest
{
    private const int Schema = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes it.</summary>
    public static BundleFile Write(Project project, BundleContent content, BundleOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", Schema);
            writer.WriteString("project", InventoryText.Strip(project.Name, InventoryText.MaximumNameLength));
            writer.WriteNumber("revision", project.Revision);
            WriteFiles(writer, content);
            WriteChecks(writer, options);
            WriteWarnings(writer, content);
            writer.WriteEndObject();
        }

        return new BundleFile(BundleContent.Manifest, stream.ToArray());
    }

    private static void WriteFiles(Utf8JsonWriter writer, BundleContent content)
    {
        writer.WriteStartArray("files");
        foreach (BundleFile file in content.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("name", file.Name);
            writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteChecks(Utf8JsonWriter writer, BundleOptions options)
    {
        writer.WriteStartArray("tools");
        foreach (string tool in options.Checks.Select(check => check.Tool).Distinct().Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(tool);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("validation");
        foreach (BundleCheck check in options.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("file", check.File);
            writer.WriteString("level", check.Level);
            writer.WriteString("tool", check.Tool);
            writer.WriteBoolean("ok", check.Ok);
            writer.WriteString("errors", check.Errors);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteWarnings(Utf8JsonWriter writer, BundleContent content)
    {
        writer.WriteStartArray("warnings");
        foreach ((string file, Validation.Finding finding) in content.Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("code", finding.Code);
            writer.WriteString("message", InventoryText.Strip(finding.Message, InventoryText.MaximumDescriptionLength));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
