// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inventory.Model;
using Inventory.Store.Rows;

namespace Inventory.Store;

/// <summary>Rows as JSON: what statements take, and what the history keeps.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a row, or an array of rows.</summary>
    public static string Of(object rows) => JsonSerializer.Serialize(rows, s_options);

    /// <summary>Reads a record of the history; null stays null.</summary>
    /// <exception cref="JsonException">It is not what was written; so is a <see cref="FormatException"/>.</exception>
    public static IRecord? Read(Type rowType, string? json) =>
        json is null ? null : ((IRecordRow)JsonSerializer.Deserialize(json, rowType, s_options)!).ToRecord();
}
