// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.CommandLine;
using Pyctl.Inventory;

namespace Pyctl.Grammar;

/// <summary>The options that give the fields of a record.</summary>
internal sealed class RecordFieldOptions
{
    private readonly List<(string Field, Option<string?> Option)> _options = [];

    /// <summary>Makes them.</summary>
    /// <param name="model">The kind of record.</param>
    /// <param name="withKey">Whether the field that names the record is one of them.</param>
    public RecordFieldOptions(RecordModel model, bool withKey)
    {
        if (withKey && model.Key is { } key)
        {
            Add(key);
        }

        foreach (RecordField field in model.Fields)
        {
            Add(field);
        }
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach ((string _, Option<string?> option) in _options)
        {
            command.Add(option);
        }
    }

    /// <summary>
    /// The fields that are given, with their values as they were written; an empty one clears the field.
    /// </summary>
    public IReadOnlyDictionary<string, string> Read(ParseResult result)
    {
        Dictionary<string, string> fields = [];
        foreach ((string field, Option<string?> option) in _options)
        {
            if (result.GetValue(option) is { } value)
            {
                fields.Add(field, value);
            }
        }

        return fields;
    }

    private void Add(RecordField field)
    {
        Option<string?> option = new(field.Option)
        {
            Description = field.Description,
            HelpName = field.Choices.Length > 0 ? string.Join('|', field.Choices) : field.ValueName,
        };
        if (field.Choices.Length > 0)
        {
            option.CompletionSources.Add(field.Choices);
        }

        _options.Add((field.Name, option));
    }
}
