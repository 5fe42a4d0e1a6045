// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Inventory.Exchange.Staging;

/// <summary>
/// A record as a file has it: its fields by name, with the lines that they are in. References are names still.
/// </summary>
internal sealed class FileRecord(int line) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    private Dictionary<string, int>? _lines;

    /// <summary>The line where it begins.</summary>
    public int Line => line;

    /// <summary>Fields that it gets only where it is new and the file does not say them.</summary>
    public Dictionary<string, object?>? Usual { get; set; }

    /// <summary>
    /// The row of the file that it is a part of, and with which it is refused; null where it is all of it.
    /// </summary>
    public FileRecord? Row { get; init; }

    /// <summary>Gives the name that the file has for a field; null where it has the same.</summary>
    public Func<string, string>? NameInFile { get; init; }

    /// <summary>Notes where a field is that is not in the line of the record.</summary>
    public void SetLine(string field, int fieldLine) => (_lines ??= [])[field] = fieldLine;

    /// <summary>The line of a field; that of the record where it has no such field.</summary>
    public int LineOf(string field) => _lines?.GetValueOrDefault(field, line) ?? line;
}
