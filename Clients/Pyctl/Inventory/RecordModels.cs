// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract;
using Localization;

namespace Pyctl.Inventory;

/// <summary>The kinds of records and their fields.</summary>
internal static class RecordModels
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RecordModel> All { get; } =
    [
        new(InventoryModels.Project, "projects", Messages.Get("what is planned together"), Name(),
        [
            Description(),
            new("tags", Messages.Get("Words, with commas between them.")) { ValueName = "TAG,..." },
            new("owner", Messages.Get("Who answers for it.")) { ValueName = "NAME" },
        ])
        {
            HasProject = false,
            TableColumns = ["id", "name", "description", "owner", "revision", "modified"],
        },
        new(InventoryModels.Location, "locations", Messages.Get("a place, for all projects"), Name(), [Description()])
        {
            HasProject = false,
            TableColumns = ["id", "name", "description"],
        },
        new(InventoryModels.Entity, "entities", Messages.Get("a machine, a network, or several under one name"), Name(),
        [
            new("location", Messages.Get("Where it is.")) { ValueName = "LOCATION" },
            new("kind", Messages.Get("What it is."))
            {
                ValueName = "KIND",
                Choices = ["host", "router", "subnet", "group", "any", "external"],
            },
            Description(),
            new("tags", Messages.Get("Words, with commas between them.")) { ValueName = "TAG,..." },
            new("profile", Messages.Get("How its rules are made."))
            {
                ValueName = "PROFILE",
                Choices = ["host-inbound", "host-strict", "router", "coexist"],
            },
            Truth("managed", Messages.Get("Whether rules are made for it.")),
            Truth("observer", Messages.Get("Whether the daemon runs there.")),
            new("members", Messages.Get("The entities of a group, with commas between them.")) { ValueName = "ENTITY,..." },
        ])
        {
            HasProjectField = true,
            TableColumns = ["id", "name", "kind", "location_name", "profile", "managed", "tags", "description"],
        },
        new(InventoryModels.Interface, "interfaces", Messages.Get("where an entity is connected"), Name(),
        [
            new("entity", Messages.Get("Whose it is.")) { ValueName = "ENTITY" },
            new("device", Messages.Get("The name that the system knows it by.")) { ValueName = "DEVICE" },
            Description(),
        ])
        {
            TableColumns = ["id", "entity_name", "name", "device", "description"],
        },
        new(InventoryModels.Address, "addresses", Messages.Get("an address of an interface"),
            new("ip", Messages.Get("The address, with or without /PREFIX.")) { ValueName = "ADDRESS" },
        [
            new("interface", Messages.Get("Whose it is, as ENTITY.INTERFACE.")) { ValueName = "INTERFACE" },
            new("prefix", Messages.Get("The length of its network's prefix, or a netmask.")) { ValueName = "LENGTH" },
            new("match", Messages.Get("Whether rules mean the address or its network."))
            {
                ValueName = "WHAT",
                Choices = ["host", "network"],
            },
            new("role", Messages.Get("Which of several it is."))
            {
                ValueName = "ROLE",
                Choices = ["primary", "vip", "secondary"],
            },
            new("nat_of", Messages.Get("The number of the address that it stands for.")) { ValueName = "ID" },
        ])
        {
            TableColumns = ["id", "ip", "prefix", "match", "role", "interface"],
        },
        new(InventoryModels.Service, "services", Messages.Get("traffic under a name"), Name(),
        [
            Description(),
            new("entries", Messages.Get("The traffic, as tcp/80,443 or icmp/8; several with blanks between them."))
            {
                ValueName = "TRAFFIC",
            },
        ])
        {
            HasProjectField = true,
            TableColumns = ["id", "name", "scope", "entries", "description"],
        },
        new(InventoryModels.Communication, "communications", Messages.Get("who may open connections to whom"), null,
        [
            new("source", Messages.Get("Who opens them: any, ENTITY or ENTITY.INTERFACE.")) { ValueName = "END" },
            new("destination", Messages.Get("To whom, likewise.")) { ValueName = "END" },
            new("service", Messages.Get("What traffic, by the name of a service.")) { ValueName = "SERVICE" },
            new("protocol", Messages.Get("What traffic, by its protocol.")) { ValueName = "PROTOCOL" },
            new("ports", Messages.Get("Destination ports, as 22,80,8000-8010.")) { ValueName = "PORTS" },
            new("sports", Messages.Get("Source ports, likewise.")) { ValueName = "PORTS" },
            new("icmp_type", Messages.Get("The type of ICMP.")) { ValueName = "TYPE" },
            new("icmp_code", Messages.Get("The code of ICMP.")) { ValueName = "CODE" },
            Description(),
            new("state", Messages.Get("Whether it counts."))
            {
                ValueName = "STATE",
                Choices = ["active", "disabled", "staged", "proposed"],
            },
            new("valid_from", Messages.Get("From when on, as 2026-12-31.")) { ValueName = "TIME" },
            new("valid_until", Messages.Get("Until when.")) { ValueName = "TIME" },
            new("owner", Messages.Get("Who answers for it.")) { ValueName = "NAME" },
            new("ticket", Messages.Get("Where it was asked for.")) { ValueName = "TICKET" },
            Truth("log", Messages.Get("Whether new connections are logged.")),
            new("rate", Messages.Get("The most new connections, as 10/minute.")) { ValueName = "RATE" },
            new("origin", Messages.Get("How it came into the inventory."))
            {
                ValueName = "ORIGIN",
                Choices = ["manual", "import", "learned"],
            },
            new("evidence", Messages.Get("What speaks for it.")),
        ])
        {
            HasProjectField = true,
            TableColumns =
            [
                "id", "source", "destination", "service_name", "protocol", "ports", "state", "description", "valid_until",
                "owner", "ticket",
            ],
        },
    ];

    private static RecordField Name() => new("name", Messages.Get("Its name.")) { ValueName = "NAME" };

    private static RecordField Description() => new("description", Messages.Get("What it is for."));

    private static RecordField Truth(string name, string description) =>
        new(name, description) { ValueName = "yes|no", Choices = ["yes", "no"] };
}
