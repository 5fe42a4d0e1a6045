// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inventory.Fields;

namespace Inventory.Exchange.Json;

/// <summary>
/// Writes JSON with each record in a line of its own, so that versions can be compared line by line. Ends of lines are
/// LF, also of the last one; the same calls give the same bytes.
/// </summary>
internal sealed class JsonRecordWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // The file is no part of a page: letters beyond ASCII stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>What was written so far.</summary>
    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    /// <summary>Writes text that is JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> text) => _buffer.Write(text);

    /// <summary>Writes a list with each record in a line of its own.</summary>
    public void WriteList(IEnumerable<FieldMap> records)
    {
        ReadOnlySpan<byte> separator = "\n"u8;
        WriteRaw("["u8);
        foreach (FieldMap record in records)
        {
            WriteRaw(separator);
            Write(record);
            separator = ",\n"u8;
        }

        WriteRaw("\n]"u8);
    }

    /// <summary>Writes a record without a line end.</summary>
    public void Write(FieldMap record)
    {
        using var writer = new Utf8JsonWriter(_buffer, s_options);
        WriteValue(writer, record);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case long number: writer.WriteNumberValue(number); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case FieldMap fields: WriteObject(writer, fields); break;
            case object?[] list: WriteArray(writer, list); break;
            default: throw new ArgumentException($"{value?.GetType()} has no form in a file.", nameof(value));
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, FieldMap fields)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in fields)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, object?[] list)
    {
        writer.WriteStartArray();
        foreach (object? one in list)
        {
            WriteValue(writer, one);
        }

        writer.WriteEndArray();
    }
}
