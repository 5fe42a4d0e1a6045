// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>Gathers from the rows of a table the ends that the inventory does not have.</summary>
internal sealed class MissingEndList(
    InventoryModel model, ImportFindings findings, AddressCells cells, long project)
{
    private readonly Dictionary<string, MissingEnd> _ends = new(InventoryText.NameComparer);
    private readonly HashSet<string> _present = new(InventoryText.NameComparer);

    /// <summary>The ends, in the order in which the rows name them.</summary>
    public IReadOnlyCollection<MissingEnd> Ends => _ends.Values;

    /// <summary>Whether the table names it and the inventory does not have it.</summary>
    public bool Has(string name) => _ends.ContainsKey(name);

    /// <summary>Adds the ends of a row, as far as they are missing.</summary>
    public void Add(FileRecord row)
    {
        foreach (string column in (string[])["source", "destination"])
        {
            if (row.GetValueOrDefault(column) is AddressedEnd { Name.Length: > 0 } end && IsMissing(end.Name))
            {
                Add(row, column, end);
            }
        }
    }

    private bool IsMissing(string name)
    {
        if (_present.Contains(name))
        {
            return false;
        }

        if (!_ends.ContainsKey(name) && EndText.Find(name, project, model) is not null)
        {
            _present.Add(name);
            return false;
        }

        return true;
    }

    private void Add(FileRecord row, string column, AddressedEnd end)
    {
        IReadOnlyList<InterfaceAddress> addresses = cells.Read(end.Addresses, out FindingList unread);
        findings.Add(row, unread.Select(finding => finding with { Field = column + "_address" }));
        if (unread.HasErrors)
        {
            return;
        }

        var one = new MissingEnd(row, column, end.Name, addresses);
        if (!_ends.TryGetValue(end.Name, out MissingEnd? first) || (first.Addresses.Count == 0 && addresses.Count > 0))
        {
            _ends[end.Name] = one;
        }
        else if (addresses.Count > 0 && !addresses.ToHashSet().SetEquals(first.Addresses))
        {
            findings.RefuseRow(
                row,
                ValidationCodes.Value,
                column + "_address",
                $"Line {first.Row.Line} has other addresses for {ShownValue.Of(end.Name)}.");
        }
    }
}
