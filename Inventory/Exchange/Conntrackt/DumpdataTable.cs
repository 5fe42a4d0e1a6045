// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Validation;

namespace Inventory.Exchange.Conntrackt;

/// <summary>The rows of a dump by model and primary key.</summary>
internal sealed class DumpdataTable
{
    private static readonly string[] s_models =
    [
        DumpdataModel.Project, DumpdataModel.Location, DumpdataModel.Entity, DumpdataModel.Interface,
        DumpdataModel.Communication,
    ];

    private readonly Dictionary<string, Dictionary<long, FileRecord>> _rows =
        s_models.ToDictionary(model => model, _ => new Dictionary<long, FileRecord>());

    private readonly ImportFindings _findings;

    /// <summary>Sorts the objects of a dump. What is of other applications, such as users, is passed over.</summary>
    /// <exception cref="ImportFileException">The dump has something else.</exception>
    public DumpdataTable(object? root, ImportFindings findings)
    {
        _findings = findings;
        if (root is not List<object?> objects)
        {
            throw ImportFileException.At(1, ValidationCodes.Value, $"The file is no list, as dumpdata writes it.");
        }

        foreach (object? one in objects)
        {
            Add(one as FileRecord ??
                throw ImportFileException.At(1, ValidationCodes.Value, $"The list has an element that is no object."));
        }
    }

    /// <summary>The rows of a model with their keys, in the order of the file.</summary>
    public IReadOnlyDictionary<long, FileRecord> Of(string model) => _rows[model];

    /// <summary>The row that another one names; null, with an error, where there is none.</summary>
    public FileRecord? Find(FileRecord row, string field, string model)
    {
        if (row.GetValueOrDefault(field) is long key && _rows[model].TryGetValue(key, out FileRecord? found))
        {
            return found;
        }

        _findings.RefuseRow(
            row,
            ValidationCodes.Unknown,
            field,
            $"There is no {field} with the key {ShownValue.Of(row.GetValueOrDefault(field))}.");
        return null;
    }

    private void Add(FileRecord one)
    {
        string model = one.GetValueOrDefault("model") as string ??
            throw ImportFileException.At(one.Line, ValidationCodes.Value, $"The object names no model.");
        if (!model.StartsWith(DumpdataModel.Application, System.StringComparison.Ordinal))
        {
            return;
        }

        if (!_rows.TryGetValue(model, out Dictionary<long, FileRecord>? rows) ||
            one.GetValueOrDefault("pk") is not long key || one.GetValueOrDefault("fields") is not FileRecord fields)
        {
            throw ImportFileException.At(
                one.Line, ValidationCodes.Value, $"The object is of no model of Conntrackt, or lacks pk or fields.");
        }

        if (!rows.TryAdd(key, fields))
        {
            _findings.RefuseRow(
                fields, ValidationCodes.NameTaken, "pk", $"Line {rows[key].Line} has the key {key} already.");
        }
    }
}
