// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Text.Json;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Validation;

namespace Inventory.Exchange.Json;

/// <summary>
/// Reads JSON into records that know their lines, lists, texts, whole numbers and truths, within limits: how deep, and
/// how many values.
/// </summary>
internal ref struct JsonText
{
    /// <summary>How deep objects and lists may be in one another; the formats need 7.</summary>
    private const int MaximumDepth = 16;

    /// <summary>How many values there may be: enough for 100,000 communications, and little enough memory.</summary>
    private const int MaximumValues = 2_500_000;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line;
    private int _values;

    private JsonText(ReadOnlySpan<byte> text)
    {
        _text = text;
        _line = 1;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaximumDepth });
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="ImportFileException">It is no JSON, or beyond the limits; it says where.</exception>
    public static object? Read(ReadOnlySpan<byte> text)
    {
        var json = new JsonText(text);
        try
        {
            json.Advance();
            object? value = json.ReadValue();
            json._reader.Read();
            return value;
        }
        catch (JsonException error)
        {
            throw ImportFileException.At(
                (int)(error.LineNumber ?? 0) + 1, ValidationCodes.Value, $"The file is no JSON here: {Reason(error)}");
        }
    }

    private object? ReadValue()
    {
        if (++_values > MaximumValues)
        {
            throw ImportFileException.At(
                _line, ValidationCodes.Value, $"The file has more than {MaximumValues} values. Split it.");
        }

        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(),
            JsonTokenType.StartArray => ReadArray(),
            JsonTokenType.String => ReadString(),
            JsonTokenType.Number => ReadNumber(),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
    }

    private FileRecord ReadObject()
    {
        var record = new FileRecord(_line);
        while (Advance() != JsonTokenType.EndObject)
        {
            string name = ReadString();
            if (_line != record.Line)
            {
                record.SetLine(name, _line);
            }

            Advance();
            int line = _line;
            if (!record.TryAdd(name, ReadValue()))
            {
                throw ImportFileException.At(
                    line, ValidationCodes.Value, $"The field {ShownValue.Of(name)} is there twice.");
            }
        }

        return record;
    }

    private List<object?> ReadArray()
    {
        var list = new List<object?>();
        while (Advance() != JsonTokenType.EndArray)
        {
            list.Add(ReadValue());
        }

        return list;
    }

    private readonly string ReadString()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw ImportFileException.At(
                _line, ValidationCodes.Text, $"A text has half of a surrogate pair, which is no character.");
        }
    }

    private readonly long ReadNumber() => _reader.TryGetInt64(out long number)
        ? number
        : throw ImportFileException.At(
            _line, ValidationCodes.Value, $"A number is not whole, or has more than 63 bits.");

    private JsonTokenType Advance()
    {
        if (!_reader.Read())
        {
            throw ImportFileException.At(_line, ValidationCodes.Value, $"The file is empty.");
        }

        int start = (int)_reader.TokenStartIndex;
        _line += _text[_counted..start].Count((byte)'\n');
        _counted = start;
        return _reader.TokenType;
    }

    // The runtime adds the place by its own count, from 0.
    private static string Reason(JsonException error)
    {
        int place = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? error.Message : error.Message[..place];
    }
}
