// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Exchange;
using Inventory.Model;

namespace Fuzz.Targets;

/// <summary>
/// A file of an inventory: it is refused with findings, or what it makes comes back as the same file from an empty
/// inventory, and changes nothing where it is already.
/// </summary>
internal static class ExchangedFile
{
    /// <summary>Imports any bytes, and what was exported of them.</summary>
    public static void Run(ReadOnlySpan<byte> input, ExchangeFormat format)
    {
        var request = new ImportRequest
        {
            Content = input.ToArray(),
            Format = format,
            SkipBadRows = true,
            Time = DateTimeOffset.UnixEpoch,
        };
        var plan = ImportPlan.Of(request, InventoryModel.Empty);
        int lines = input.Count((byte)'\n') + input.Count((byte)'\r') + 1;
        if (plan.Errors.Any(error => error.Line < 0 || error.Line > lines))
        {
            throw new InvalidOperationException("The line of an error is outside the file.");
        }

        if (!plan.CanApply)
        {
            return;
        }

        var edit = new InventoryEdit(InventoryModel.Empty);
        plan.Apply(edit);
        foreach (long project in edit.Model.Projects.Keys)
        {
            CheckExport(project, edit.Model, request);
        }
    }

    private static void CheckExport(long project, InventoryModel model, ImportRequest request)
    {
        byte[] exported = ProjectExport.Write(project, model, request.Format);
        ImportRequest again = request with { Content = exported, SkipBadRows = false };
        if (ImportPlan.Of(again, model) is { Changes.Count: > 0 } or { CanApply: false })
        {
            throw new InvalidOperationException("What was exported is not what is there.");
        }

        var plan = ImportPlan.Of(again, InventoryModel.Empty);
        if (request.Format == ExchangeFormat.Csv)
        {
            // Where a dot divides entity and interface, a table alone cannot always tell.
            return;
        }

        var edit = new InventoryEdit(InventoryModel.Empty);
        plan.Apply(edit);
        Project copy = edit.Model.FindProject(model.Projects[project].Name)!;
        if (!ProjectExport.Write(copy.Id, edit.Model, request.Format).AsSpan().SequenceEqual(exported))
        {
            throw new InvalidOperationException("Exported a second time, it is another file.");
        }
    }
}
