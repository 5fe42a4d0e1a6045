// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using Contract.Records;
using Localization;

namespace Client.Inventory;

/// <summary>
/// A struct of the inventory as it travelled: a record, or what a procedure says of one. As long as nobody changes the
/// map that it was made from, it is immutable and safe to use from any thread.
/// </summary>
/// <param name="fields">Names and values; what is absent has none.</param>
public sealed class InventoryRecord(IReadOnlyDictionary<string, object?> fields)
{
    /// <summary>The record's number.</summary>
    /// <exception cref="RecordFormatException">It has none.</exception>
    public long Id => FindNumber("id") ?? throw new RecordFormatException("id", Messages.Get("is missing"));

    /// <summary>The record as it travelled.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; } = fields;

    /// <summary>A text.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Its value, of whatever type, as text; empty where there is none.</returns>
    public string Text(string name) =>
        Convert.ToString(Fields.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? "";

    /// <summary>A whole number.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Its value; null where there is none, or it is something else.</returns>
    public long? FindNumber(string name) => Fields.GetValueOrDefault(name) switch
    {
        int number => number,
        long number => number,
        bool truth => truth ? 1 : 0,
        string text when long.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    /// <summary>A truth.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Whether it is there and true.</returns>
    public bool IsTrue(string name) => FindNumber(name) is not (null or 0);

    /// <summary>A file.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Its bytes, those of a text in UTF-8.</returns>
    /// <exception cref="RecordFormatException">There is none.</exception>
    public byte[] Bytes(string name) => Fields.GetValueOrDefault(name) switch
    {
        byte[] bytes => bytes,
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        _ => throw new RecordFormatException(name, Messages.Get("is missing")),
    };

    /// <summary>The structs of a list.</summary>
    /// <param name="name">The field.</param>
    /// <returns>The structs; none where there is no list.</returns>
    public IReadOnlyList<InventoryRecord> Records(string name) => ListOf(Fields.GetValueOrDefault(name));

    /// <summary>The structs of a list.</summary>
    /// <param name="value">A value as it travelled.</param>
    /// <returns>The structs; none where it is no list.</returns>
    internal static IReadOnlyList<InventoryRecord> ListOf(object? value)
    {
        List<InventoryRecord> records = [];
        foreach (object? item in value as IReadOnlyList<object?> ?? [])
        {
            if (item is IReadOnlyDictionary<string, object?> map)
            {
                records.Add(new InventoryRecord(map));
            }
        }

        return records;
    }
}
