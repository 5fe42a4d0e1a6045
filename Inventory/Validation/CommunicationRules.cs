// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for communications, and what is doubtful about them.</summary>
internal static class CommunicationRules
{
    public static void Check(Communication communication, InventoryModel model, DateTimeOffset now, FindingList findings)
    {
        TextRules.CheckLine("description", communication.Description, findings);
        TextRules.CheckLine("owner", communication.Owner, findings);
        TextRules.CheckLine("ticket", communication.Ticket, findings);
        TextRules.CheckLine("evidence", communication.Evidence, findings);
        CheckTraffic(communication, model, findings);
        CheckValidity(communication, now, findings);
        CheckEnds(communication, model, findings);
    }

    private static void CheckTraffic(Communication communication, InventoryModel model, FindingList findings)
    {
        if ((communication.Service is null) == (communication.Traffic is null))
        {
            findings.Add(ValidationCodes.Value, "protocol", $"Exactly one of service and protocol must be given.");
        }

        if (communication.Traffic is { } traffic)
        {
            TrafficRules.Check(traffic, findings);
        }

        if (communication.Service is { } id && model.Services[id].Project is { } owner && owner != communication.Project)
        {
            findings.Add(ValidationCodes.CrossProject, "service", $"The service belongs to another project.");
        }
    }

    private static void CheckValidity(Communication communication, DateTimeOffset now, FindingList findings)
    {
        if (communication.ValidUntil <= communication.ValidFrom)
        {
            findings.Add(ValidationCodes.Value, "valid_until", $"It would end before it begins.");
        }
        else if (CommunicationDoubts.ExpiresSoon(communication, now))
        {
            findings.Add(
                ValidationCodes.ExpiresSoon,
                "valid_until",
                $"It expires within {CommunicationDoubts.Soon.Days} days.");
        }
    }

    private static void CheckEnds(Communication communication, InventoryModel model, FindingList findings)
    {
        Entity? source = model.EntityOf(communication.Source);
        Entity? destination = model.EntityOf(communication.Destination);
        CheckProject("source", source, communication, findings);
        CheckProject("destination", destination, communication, findings);
        if (CommunicationDoubts.IsOverBroad(communication, model))
        {
            findings.Add(ValidationCodes.OverBroad, "source", $"It lets anything talk to anything.");
        }

        if (source is not null && source.Id == destination?.Id)
        {
            findings.Add(
                ValidationCodes.SameEntity, "destination", $"Source and destination are the same entity, {source.Name}.");
            return;
        }

        AddressFamilies from = EndpointFamilies.Of(communication.Source, model);
        AddressFamilies to = EndpointFamilies.Of(communication.Destination, model);
        if ((from & to) == AddressFamilies.None)
        {
            findings.Add(
                ValidationCodes.NoCommonFamily,
                "destination",
                $"Source and destination have no address family in common; give one of them an address of the other's.");
        }
        else if (CommunicationDoubts.LeavesOutIPv6(communication, model))
        {
            findings.Add(
                ValidationCodes.NotIPv6, "destination", $"It covers IPv4 only, though one side has IPv6 addresses too.");
        }
    }

    private static void CheckProject(string field, Entity? entity, Communication communication, FindingList findings)
    {
        if (entity is not null && entity.Kind != EntityKind.External && entity.Project != communication.Project)
        {
            findings.Add(
                ValidationCodes.CrossProject, field, $"{entity.Name} is in another project, and not external.");
        }
    }
}
