// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The fields of a communication.</summary>
internal static class CommunicationFields
{
    public static Communication Read(FieldReader reader, Communication? present, InventoryModel model)
    {
        Communication one = present ??
            new Communication { Project = 0, Source = Endpoint.Any, Destination = Endpoint.Any };
        one = one with { Project = ReferenceText.Project(reader, "project", one.Project, model) };
        long? service = ReferenceText.Service(reader, one.Service, one.Project, model);
        return one with
        {
            Source = EndpointText.Read(reader, "source", one.Source, one.Project, model),
            Destination = EndpointText.Read(reader, "destination", one.Destination, one.Project, model),
            Service = service,
            Traffic = TrafficFields.Read(reader, service is null || !reader.Has("service") ? one.Traffic : null),
            Description = reader.Text("description", one.Description),
            State = reader.Choice("state", one.State),
            ValidFrom = reader.Time("valid_from", one.ValidFrom),
            ValidUntil = reader.Time("valid_until", one.ValidUntil),
            Owner = reader.Text("owner", one.Owner),
            Ticket = reader.Text("ticket", one.Ticket),
            Log = reader.Flag("log", one.Log),
            Rate = ReadRate(reader, one.Rate),
            Origin = reader.Choice("origin", one.Origin),
            Evidence = reader.Text("evidence", one.Evidence),
        };
    }

    public static FieldMap Write(Communication one, InventoryModel model)
    {
        var fields = new FieldMap
        {
            ["id"] = one.Id,
            ["project"] = one.Project,
            ["source"] = EndpointText.Write(one.Source, model),
            ["destination"] = EndpointText.Write(one.Destination, model),
            ["state"] = ChoiceNames<CommunicationState>.Of(one.State),
            ["log"] = one.Log,
            ["origin"] = ChoiceNames<CommunicationOrigin>.Of(one.Origin),
        };
        if (one.Traffic is { } traffic)
        {
            TrafficFields.Write(fields, traffic);
        }
        else if (one.Service is { } service)
        {
            fields
                .AddPresent("service", service)
                .AddText("service_name", Label.Of(new RecordId(RecordKind.Service, service), model));
        }

        return fields
            .AddText("description", one.Description)
            .AddPresent("valid_from", TimeText.Of(one.ValidFrom))
            .AddPresent("valid_until", TimeText.Of(one.ValidUntil))
            .AddText("owner", one.Owner)
            .AddText("ticket", one.Ticket)
            .AddPresent("rate", one.Rate?.ToString())
            .AddText("evidence", one.Evidence);
    }

    private static RateLimit? ReadRate(FieldReader reader, RateLimit? present)
    {
        string text = reader.Text("rate", present?.ToString() ?? "");
        return text.Length == 0 ? null
            : RateLimit.TryParse(text, out RateLimit? rate) ? rate
            : reader.Refuse("rate", present, "a number up to 10000 and a unit, such as 10/minute");
    }
}
