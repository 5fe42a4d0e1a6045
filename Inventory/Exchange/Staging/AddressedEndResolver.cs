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
/// Finds the ends that a table names with their addresses. The addresses must be those of the end: otherwise a row
/// would permit something else than what is to be read there. Those of one interface of an entity narrow it to this
/// interface.
/// </summary>
internal sealed class AddressedEndResolver(
    StagedRecords records, ImportFindings findings, AddressCells cells, long project)
{
    private static readonly IpPrefix[] s_everything = [IpPrefix.FromIPv4(0, 0), IpPrefix.FromIPv6(0, 0)];

    private InventoryModel Model => records.Model;

    /// <summary>Finds an end; null, with an error, where there is none.</summary>
    public Endpoint? Find(AddressedEnd sought, FileRecord row, string field)
    {
        if (sought.Name.Length == 0)
        {
            return RefuseRow(row, ValidationCodes.Value, field, $"The {field} is missing.");
        }

        if (EndText.Find(sought.Name, project, Model) is not { } end)
        {
            string name = ShownValue.Of(sought.Name);
            return RefuseRow(
                row,
                ValidationCodes.Unknown,
                field,
                $"There is no entity or interface {name}; fill in {field}_address to have it made.");
        }

        return sought.Addresses.Length == 0 ? end : Narrow(end, sought, row, field);
    }

    private Endpoint? Narrow(Endpoint end, AddressedEnd sought, FileRecord row, string field)
    {
        string column = field + "_address";
        HashSet<IpPrefix> given = cells.Matched(sought.Addresses, out FindingList unread);
        findings.Add(row, unread.Select(finding => finding with { Field = column }));
        if (unread.HasErrors)
        {
            return null;
        }

        HashSet<IpPrefix> own = AddressesOf(end);
        if (given.FirstOrDefault(one => !own.Contains(one)) is var other && !given.IsSubsetOf(own))
        {
            string all = string.Join(' ', own);
            return RefuseRow(
                row, ValidationCodes.Unknown, column, $"{sought.Name} has no address {other}; it has: {all}.");
        }

        return end.Kind != EndpointKind.Entity || given.SetEquals(own) || InterfacesOf(end.Id).Count() == 1
            ? end
            : FindInterface(end.Id, given) is { } one
                ? Endpoint.OfInterface(one.Id)
                : RefuseRow(
                    row,
                    ValidationCodes.Value,
                    column,
                    $"These are some addresses of several interfaces of {sought.Name}; name the interface.");
    }

    private HashSet<IpPrefix> AddressesOf(Endpoint end) => end.Kind switch
    {
        EndpointKind.Any => [.. s_everything],
        EndpointKind.Interface => AddressesOf(end.Id),
        _ => [.. Model.InterfacesOf(end.Id).SelectMany(one => AddressesOf(one.Id))],
    };

    private HashSet<IpPrefix> AddressesOf(long @interface) =>
        [.. Model.AddressesOf(@interface).Select(address => address.Matched)];

    private IEnumerable<Interface> InterfacesOf(long entity) =>
        Model.InterfacesOf(entity).Where(one => Model.AddressesOf(one.Id).Any());

    private Interface? FindInterface(long entity, HashSet<IpPrefix> given) =>
        InterfacesOf(entity).FirstOrDefault(one => given.IsSubsetOf(AddressesOf(one.Id)));

    private Endpoint? RefuseRow(FileRecord row, string code, string field, FormattableString message)
    {
        findings.RefuseRow(row, code, field, message);
        return null;
    }
}
