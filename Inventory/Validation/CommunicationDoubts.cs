// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>
/// What is doubtful about a communication by itself: the same when it is written and when a project is looked over.
/// </summary>
internal static class CommunicationDoubts
{
    /// <summary>What expires within this time expires soon.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(14);

    /// <summary>Whether it lets every address of a family talk to every other.</summary>
    public static bool IsOverBroad(Communication communication, InventoryModel model) =>
        (WholeFamilies(communication.Source, model) & WholeFamilies(communication.Destination, model)) !=
        AddressFamilies.None;

    /// <summary>Whether its time is over.</summary>
    public static bool IsExpired(Communication communication, DateTimeOffset now) => communication.ValidUntil <= now;

    /// <summary>Whether its time is over soon, and not yet.</summary>
    public static bool ExpiresSoon(Communication communication, DateTimeOffset now) =>
        communication.ValidUntil is { } until && until > now && until - now < Soon;

    /// <summary>Whether it covers IPv4 only, though the entity of one side has IPv6 addresses too.</summary>
    public static bool LeavesOutIPv6(Communication communication, InventoryModel model)
    {
        AddressFamilies from = EndpointFamilies.Of(communication.Source, model);
        AddressFamilies to = EndpointFamilies.Of(communication.Destination, model);
        return (from & to) == AddressFamilies.IPv4 && (from | to) == AddressFamilies.Both &&
            (HasIPv6(communication.Source, model) || HasIPv6(communication.Destination, model));
    }

    private static bool HasIPv6(Endpoint end, InventoryModel model) =>
        model.EntityOf(end) is { } entity &&
        EndpointFamilies.Of(Endpoint.OfEntity(entity.Id), model).HasFlag(AddressFamilies.IPv6);

    private static AddressFamilies WholeFamilies(Endpoint end, InventoryModel model) =>
        EndNetworks.Of(end, model).Where(network => network.Prefix.Length == 0).Aggregate(
            AddressFamilies.None, (families, network) => families | EndpointFamilies.Of(network));
}
