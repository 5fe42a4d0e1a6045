// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;
using Pyctl.Output;

namespace Pyctl.Inventory;

/// <summary><c>pyctl inventory list</c> and <c>show</c>: records, for looking at.</summary>
/// <param name="context">What it works with.</param>
/// <param name="model">The kind of records.</param>
internal sealed class RecordViews(InventoryContext context, RecordModel model)
{
    private OutputText Output => context.Command.Output;

    /// <summary>Lists records.</summary>
    /// <param name="query">Which, in what order, and how many.</param>
    /// <param name="columns">The names of fields; null for the usual ones.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ListAsync(InventoryQuery query, IReadOnlyList<string>? columns)
    {
        IRowWriter<InventoryRecord> writer = RowWriters.Make(
            context.Format,
            InventoryColumns.Of(model, columns, context.Format),
            Output,
            context.Command.Terminal);
        await foreach (InventoryRecord record in context.Client
            .ListAsync(model.Name, query, context.Command.Cancellation).ConfigureAwait(false))
        {
            writer.Write(record);
        }

        writer.End();
        return ExitCodes.Success;
    }

    /// <summary>Shows a record, and for people what belongs to it.</summary>
    /// <param name="name">Its number or name.</param>
    /// <param name="project">The project that it is in; null to look in all.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ShowAsync(string name, string? project)
    {
        long id = await context.Finder.FindAsync(model.Name, name, project).ConfigureAwait(false);
        InventoryRecord record =
            await context.Client.GetAsync(model.Name, id, context.Command.Cancellation).ConfigureAwait(false);
        if (!context.IsForPeople)
        {
            if (context.Format == OutputFormat.Json)
            {
                Output.WriteLine(JsonText.Of(record.Fields, isIndented: true));
                return ExitCodes.Success;
            }

            context.WriteRows([record], [.. record.Fields.Keys]);
            return ExitCodes.Success;
        }

        WriteFields(record);
        if (model.Name == InventoryModels.Entity)
        {
            await ShowPartsAsync(InventoryModels.Interface, Messages.Get("Interfaces"), id).ConfigureAwait(false);
            await ShowPartsAsync(InventoryModels.Address, Messages.Get("Addresses"), id).ConfigureAwait(false);
            await ShowPartsAsync(InventoryModels.Communication, Messages.Get("Communications"), id).ConfigureAwait(false);
        }

        return ExitCodes.Success;
    }

    private void WriteFields(InventoryRecord record)
    {
        int width = record.Fields.Keys.Max(name => name.Length);
        foreach ((string name, object? value) in record.Fields)
        {
            Output.WriteLine($"{name.PadRight(width)}  {TextWidth.Printable(InventoryColumns.TextOf(name, value) ?? "")}");
        }
    }

    private async Task ShowPartsAsync(string part, string title, long entity)
    {
        List<InventoryRecord> records = [];
        InventoryQuery query = new InventoryQuery().Where("entity", entity);
        await foreach (InventoryRecord record in context.Client
            .ListAsync(part, query, context.Command.Cancellation).ConfigureAwait(false))
        {
            records.Add(record);
        }

        if (records.Count > 0)
        {
            RecordModel kind = RecordModels.All.First(one => one.Name == part);
            Output.WriteLine();
            Output.WriteLine(title);
            context.Command.WriteRows(context.Format, InventoryColumns.Of(kind, null, context.Format), records);
        }
    }
}
