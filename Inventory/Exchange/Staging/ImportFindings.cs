// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Validation;
using Localization;

namespace Inventory.Exchange.Staging;

/// <summary>Collects what is wrong with a file, and which rows that refuses. For use by one thread.</summary>
internal sealed class ImportFindings
{
    /// <summary>How many errors, and how many warnings, are kept; nobody reads more.</summary>
    private const int MaximumKept = 1000;

    private readonly HashSet<FileRecord> _refused = [];
    private readonly HashSet<FileRecord> _settled = [];
    private readonly HashSet<ImportFinding> _errors = [];
    private readonly HashSet<ImportFinding> _warnings = [];

    /// <summary>Nothing found so far.</summary>
    public ImportFindings()
    {
    }

    /// <summary>Nothing found so far about the rows that others leave.</summary>
    public ImportFindings(ImportFindings others) => _refused.UnionWith(others._refused);

    /// <summary>How many rows are refused.</summary>
    public int RefusedCount => _refused.Count;

    /// <summary>Whether something is wrong that no row can be left out for.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>The errors, by line.</summary>
    public IReadOnlyList<ImportFinding> Errors => [.. _errors.OrderBy(one => one.Line)];

    /// <summary>The warnings, by line.</summary>
    public IReadOnlyList<ImportFinding> Warnings => [.. _warnings.OrderBy(one => one.Line)];

    /// <summary>
    /// From now on nothing more is said about the rows that are refused: without them it can only be what follows.
    /// </summary>
    public void Settle() => _settled.UnionWith(_refused);

    /// <summary>Whether a row is refused already.</summary>
    public bool IsRefused(FileRecord row) => _refused.Contains(row.Row ?? row);

    /// <summary>Adds what was found about a row; errors refuse it.</summary>
    public void Add(FileRecord row, IEnumerable<Finding> findings)
    {
        foreach (Finding one in findings)
        {
            Add(row, one);
        }
    }

    /// <summary>Adds an error of a row, and refuses it.</summary>
    public void RefuseRow(FileRecord row, string code, string field, FormattableString message) =>
        Add(row, new Finding(code, field, Messages.Format(message)));

    /// <summary>Adds a warning about a row.</summary>
    public void Warn(FileRecord row, string code, string field, FormattableString message) =>
        Add(row, new Finding(code, field, Messages.Format(message)));

    /// <summary>Adds an error that concerns no row, or all of them.</summary>
    public void RefuseAll(string code, string field, FormattableString message) =>
        RefuseFile(new ImportFinding(0, code, field, Messages.Format(message)));

    /// <summary>Adds an error for which the file cannot be imported at all.</summary>
    public void RefuseFile(ImportFinding error)
    {
        IsHopeless = true;
        Keep(_errors, error);
    }

    private static void Keep(HashSet<ImportFinding> kept, ImportFinding one)
    {
        if (kept.Count < MaximumKept)
        {
            kept.Add(one);
        }
    }

    private void Add(FileRecord row, Finding finding)
    {
        if (_settled.Contains(row.Row ?? row))
        {
            return;
        }

        string field = row.NameInFile?.Invoke(finding.Field) ?? finding.Field;
        int line = (row.Row ?? row).LineOf(field);
        var found = new ImportFinding(line, finding.Code, field, finding.Message);
        if (!finding.IsError)
        {
            Keep(_warnings, found);
            return;
        }

        Keep(_errors, found);
        _refused.Add(row.Row ?? row);
    }
}
