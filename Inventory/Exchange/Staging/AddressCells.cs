// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Net;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>
/// The addresses in the cells of a table. <c>192.0.2.10</c> and <c>192.0.2.10/24</c> are a machine, <c>192.0.2.0/24</c>
/// is a network. For use by one thread.
/// </summary>
internal sealed class AddressCells
{
    private readonly Dictionary<string, (IReadOnlyList<InterfaceAddress> Addresses, FindingList Findings)> _known = [];

    /// <summary>Reads a cell.</summary>
    /// <param name="text">Addresses with blanks or commas between them; may be empty.</param>
    /// <param name="found">What cannot be read.</param>
    public IReadOnlyList<InterfaceAddress> Read(string text, out FindingList found)
    {
        if (!_known.TryGetValue(text, out (IReadOnlyList<InterfaceAddress> Addresses, FindingList Findings) cell))
        {
            cell = Parse(text);
            _known.Add(text, cell);
        }

        found = cell.Findings;
        return cell.Addresses;
    }

    /// <summary>What rules match for the addresses of a cell.</summary>
    public HashSet<IpPrefix> Matched(string text, out FindingList found) =>
        [.. Read(text, out found).Select(address => address.Matched)];

    /// <summary>Whether an address is the first of a network of several.</summary>
    public static bool IsNetwork(InterfaceAddress address) =>
        address.PrefixLength < IpPrefix.FromAddress(address.Address).Length && !address.HasHostBits;

    private static (IReadOnlyList<InterfaceAddress> Addresses, FindingList Findings) Parse(string text)
    {
        var findings = new FindingList();
        string[] parts = text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        InterfaceAddress[] addresses = [.. parts.Distinct().Select(part => ParseOne(part, findings))];
        return (findings.HasErrors ? [] : addresses, findings);
    }

    private static InterfaceAddress ParseOne(string text, FindingList findings)
    {
        var address = (InterfaceAddress)RecordFields.Read(
            RecordKind.Address, new FieldMap { ["ip"] = text }, null, InventoryModel.Empty, findings);
        return IsNetwork(address) ? address with { Match = AddressMatch.Network } : address;
    }
}
