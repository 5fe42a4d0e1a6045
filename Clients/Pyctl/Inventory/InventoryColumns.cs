// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Client.Inventory;
using Contract;
using Pyctl.Output;

namespace Pyctl.Inventory;

/// <summary>The columns of records.</summary>
internal static class InventoryColumns
{
    /// <summary>The columns of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="names">The names of fields; null for those that the format usually has.</param>
    /// <param name="format">The format.</param>
    public static IReadOnlyList<Column<InventoryRecord>> Of(
        RecordModel model, IReadOnlyList<string>? names, OutputFormat format)
    {
        bool isForPeople = format is OutputFormat.Table or OutputFormat.Wide;
        IEnumerable<string> chosen =
            names ?? (format == OutputFormat.Table ? model.TableColumns : InventoryFields.Of(model.Name));
        bool isJson = format is OutputFormat.Json or OutputFormat.Jsonl;
        return [.. chosen.Select(name => isJson ? Raw(name) : Plain(name, isForPeople ? model : null))];
    }

    /// <summary>Columns of structs by the names of their members.</summary>
    public static IReadOnlyList<Column<InventoryRecord>> Named(params string[] names) =>
        [.. names.Select(name => Plain(name, null))];

    /// <summary>
    /// What a value is to people: the end of a communication is its name, traffic is as they write it.
    /// </summary>
    public static string? TextOf(string name, object? value) => (name, value) switch
    {
        ("entries", _) => TrafficText.Of(value),
        (_, IReadOnlyDictionary<string, object?> map) when map.TryGetValue("name", out object? label) =>
            PlainText.Of(label),
        _ => PlainText.Of(value),
    };

    private static Column<InventoryRecord> Raw(string name) =>
        new(name, record => record.Fields.GetValueOrDefault(name));

    private static Column<InventoryRecord> Plain(string name, RecordModel? model) => new(
        name, record => TextOf(name, record.Fields.GetValueOrDefault(name)))
    {
        IsNumber = name is "id" or "revision" or "prefix" or "changes" or "line",
        Rank = model is null ? 0 : RankOf(name, model),
        Least = name is "description" or "text" or "comment" or "message" ? 12 : null,
    };

    // The first columns say what a record is; those at the end are the first to go.
    private static int RankOf(string name, RecordModel model)
    {
        int place = model.TableColumns.ToList().IndexOf(name);
        return place is >= 0 and < 3 ? 0 : Math.Max(place, 1);
    }
}
