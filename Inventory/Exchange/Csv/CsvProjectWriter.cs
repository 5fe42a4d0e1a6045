// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Csv;

/// <summary>Writes the communications of a project as a table: RFC 4180, with guards against formulas.</summary>
internal static class CsvProjectWriter
{
    /// <summary>Writes a project.</summary>
    public static byte[] Write(Project project, InventoryModel model, FindingList findings)
    {
        using var text = new StringWriter();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var writer = new CsvWriter(text, configuration))
        {
            WriteRow(writer, CsvColumns.All);
            foreach (Communication one in CommunicationOrder.Of(project.Id, model))
            {
                if (CellsOf(one, project, model, findings) is { } cells)
                {
                    WriteRow(writer, cells);
                }
            }
        }

        return new UTF8Encoding(false).GetBytes(text.ToString());
    }

    private static void WriteRow(CsvWriter writer, IReadOnlyList<string> cells)
    {
        foreach (string cell in cells)
        {
            writer.WriteField(CellGuard.Add(cell));
        }

        writer.NextRecord();
    }

    private static string[]? CellsOf(Communication one, Project project, InventoryModel model, FindingList findings)
    {
        string? source = EndText.Of(one.Source, project.Id, model);
        string? destination = EndText.Of(one.Destination, project.Id, model);
        string? protocol = ProtocolOf(one, model);
        string label = Label.Of(new RecordId(RecordKind.Communication, one.Id), model);
        if (source is null || destination is null || protocol is null)
        {
            findings.Add(
                ValidationCodes.NotExported,
                "",
                $"{label} is left out: its ends or its service cannot be named in a table.");
            return null;
        }

        if (one.ValidFrom is not null || one.Rate is not null || one.Log)
        {
            findings.Add(
                ValidationCodes.NotExported, "", $"{label}: valid_from, rate and log have no column in a table.");
        }

        return
        [
            project.Name,
            source,
            AddressesOf(one.Source, model),
            destination,
            AddressesOf(one.Destination, model),
            protocol,
            one.Traffic is { } traffic ? CsvTraffic.PortsOf(traffic) : "",
            one.Description,
            ChoiceNames<CommunicationState>.Of(one.State),
            TimeText.Of(one.ValidUntil) ?? "",
            one.Owner,
            one.Ticket,
        ];
    }

    private static string? ProtocolOf(Communication one, InventoryModel model)
    {
        if (one.Service is not { } id)
        {
            return one.Traffic?.ProtocolName;
        }

        Service service = model.Services[id];
        return model.FindService(one.Project, service.Name) == service ? CsvColumns.ServicePrefix + service.Name : null;
    }

    private static string AddressesOf(Endpoint end, InventoryModel model)
    {
        IEnumerable<Interface> interfaces = end.Kind switch
        {
            EndpointKind.Any => [],
            EndpointKind.Interface => [model.Interfaces[end.Id]],
            _ => model.InterfacesOf(end.Id),
        };
        return string.Join(' ', interfaces
            .SelectMany(one => model.AddressesOf(one.Id))
            .Select(address => address.Matched)
            .Distinct()
            .OrderBy(prefix => prefix.IsIPv6)
            .ThenBy(prefix => prefix.IsIPv6 ? prefix.IPv6Network : prefix.IPv4Network)
            .ThenBy(prefix => prefix.Length));
    }
}
