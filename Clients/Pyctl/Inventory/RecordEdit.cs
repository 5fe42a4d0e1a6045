// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;

namespace Pyctl.Inventory;

/// <summary><c>pyctl inventory add</c> and <c>edit</c>: writes one record.</summary>
/// <param name="context">What it works with.</param>
/// <param name="model">The kind of record.</param>
internal sealed class RecordEdit(InventoryContext context, RecordModel model)
{
    /// <summary>Adds a record.</summary>
    /// <param name="key">Its name; null for a communication.</param>
    /// <param name="project">Its project.</param>
    /// <param name="fields">Its fields, as they were written.</param>
    /// <param name="comment">Why.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> AddAsync(
        string? key, string? project, IReadOnlyDictionary<string, string> fields, string comment)
    {
        Dictionary<string, object?> values = await ReadAsync(fields, project).ConfigureAwait(false);
        if (model.HasProjectField && project is not null)
        {
            values["project"] = await context.Finder.FindAsync(InventoryModels.Project, project, null).ConfigureAwait(false);
        }

        if (key is not null)
        {
            await SetKeyAsync(values, key, project).ConfigureAwait(false);
        }

        InventoryRecord record = await context.Client
            .CreateAsync(model.Name, values, comment, context.Command.Cancellation).ConfigureAwait(false);
        context.WriteAnswer(record, () =>
            context.Command.Output.WriteLine(Messages.Format($"added {model.Name} {record.Id} {LabelOf(record)}")));
        return ExitCodes.Success;
    }

    /// <summary>Changes fields of a record.</summary>
    /// <param name="name">Its number or name.</param>
    /// <param name="project">The project that it is in; null to look in all.</param>
    /// <param name="fields">The fields that change, as they were written.</param>
    /// <param name="revision">The revision that its project must still have.</param>
    /// <param name="comment">Why.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ChangeAsync(
        string name, string? project, IReadOnlyDictionary<string, string> fields, int? revision, string comment)
    {
        long id = await context.Finder.FindAsync(model.Name, name, project).ConfigureAwait(false);
        Dictionary<string, object?> values = await ReadAsync(fields, project).ConfigureAwait(false);
        InventoryRecord record = await context.Client
            .UpdateAsync(model.Name, id, values, revision, comment, context.Command.Cancellation).ConfigureAwait(false);
        context.WriteAnswer(record, () =>
            context.Command.Output.WriteLine(Messages.Format($"changed {model.Name} {record.Id} {LabelOf(record)}")));
        return ExitCodes.Success;
    }

    private static string LabelOf(InventoryRecord record) => record.Fields.ContainsKey("source")
        ? $"{EndOf(record, "source")} -> {EndOf(record, "destination")}"
        : record.Text("name") is { Length: > 0 } name ? name
        : $"{record.Text("ip")}/{record.Text("prefix")}";

    private static string EndOf(InventoryRecord record, string field) =>
        InventoryColumns.TextOf(field, record.Fields.GetValueOrDefault(field)) ?? "";

    // What the daemon takes by number alone is looked up here; all else it reads itself.
    private async Task<Dictionary<string, object?>> ReadAsync(IReadOnlyDictionary<string, string> fields, string? project)
    {
        Dictionary<string, object?> values = [];
        foreach ((string field, string text) in fields)
        {
            values[field] = (model.Name, field) switch
            {
                (InventoryModels.Interface, "entity") =>
                    await context.Finder.FindAsync(InventoryModels.Entity, text, project).ConfigureAwait(false),
                (InventoryModels.Address, "interface") =>
                    await context.Finder.FindAsync(InventoryModels.Interface, text, project).ConfigureAwait(false),
                (InventoryModels.Service, "entries") => TrafficText.Parse(text),
                _ => text,
            };
        }

        return values;
    }

    private async Task SetKeyAsync(Dictionary<string, object?> values, string key, string? project)
    {
        // web1.eth0 says whose interface it is; with --entity a dot is part of the name.
        int dot = key.IndexOf('.', StringComparison.Ordinal);
        if (model.Name == InventoryModels.Interface && !values.ContainsKey("entity") && dot > 0)
        {
            values["entity"] = await context.Finder
                .FindAsync(InventoryModels.Entity, key[..dot], project).ConfigureAwait(false);
            key = key[(dot + 1)..];
        }

        values[model.Key!.Name] = key;
    }
}
