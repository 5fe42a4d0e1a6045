// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;

namespace Inventory.Model;

/// <summary>What a record is called where people read it.</summary>
public static class Label
{
    /// <summary>The name of a record in its surroundings, such as <c>web1.eth0</c> or <c>lan -> web1 (tcp/22)</c>.</summary>
    public static string Of(RecordId id, InventoryModel model) => model.Find(id) switch
    {
        Project { Name: var name } => name,
        Location { Name: var name } => name,
        Entity { Name: var name } => name,
        Interface one => $"{Of(new RecordId(RecordKind.Entity, one.Entity), model)}.{one.Name}",
        InterfaceAddress address => address.Matched.ToString(),
        Service { Name: var name } => name,
        Communication communication => Of(communication, model),
        _ => "?",
    };

    /// <summary>The name of an end of a communication: <c>any</c>, an entity, or an interface of one.</summary>
    public static string Of(Endpoint end, InventoryModel model) => end.Kind switch
    {
        EndpointKind.Any => "any",
        EndpointKind.Entity => Of(new RecordId(RecordKind.Entity, end.Id), model),
        _ => Of(new RecordId(RecordKind.Interface, end.Id), model),
    };

    private static string Of(Communication communication, InventoryModel model)
    {
        string traffic = string.Join(' ', model.TrafficOf(communication).Select(one => one.ToString()));
        return $"{Of(communication.Source, model)} -> {Of(communication.Destination, model)} ({traffic})";
    }
}
