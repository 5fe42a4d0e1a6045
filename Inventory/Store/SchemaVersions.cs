// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Store;

/// <summary>
/// What makes each version of the schema of the one before; the first makes it of nothing. A version that was released
/// is never changed. <c>NUMBER</c> stands for the type of whole numbers, <c>OPTIONS</c> for what ends a table.
/// </summary>
/// <remarks>
/// References are judged when a transaction ends, so that records can be written in any order. The limits are those of
/// the model: a program that writes past it cannot store what rules must not be made of.
/// </remarks>
internal static class SchemaVersions
{
    /// <summary>All versions, from 1.</summary>
    public static IReadOnlyList<string> All { get; } = [Version1];

    private const string Name = """
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND name NOT LIKE '%
        %'), name_key TEXT NOT NULL
        """;

    private const string Description = """
        description TEXT NOT NULL CHECK (length(description) <= 1000 AND description NOT LIKE '%
        %')
        """;

    private const string Traffic = """
        ports TEXT, source_ports TEXT,
            icmp_type NUMBER CHECK (icmp_type BETWEEN 0 AND 255),
            icmp_code NUMBER CHECK (icmp_code IS NULL OR (icmp_code BETWEEN 0 AND 255 AND icmp_type IS NOT NULL))
        """;

    private const string Version1 = $"""
        CREATE TABLE inventory_state (
            one NUMBER PRIMARY KEY CHECK (one = 1),
            schema_version NUMBER NOT NULL,
            version NUMBER NOT NULL
        ) OPTIONS;
        INSERT INTO inventory_state (one, schema_version, version) VALUES (1, 1, 0);
        CREATE TABLE last_id (kind TEXT PRIMARY KEY, last_id NUMBER NOT NULL) OPTIONS;

        CREATE TABLE project (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            {Name} UNIQUE,
            {Description},
            tags TEXT NOT NULL,
            owner TEXT NOT NULL CHECK (length(owner) <= 1000),
            revision NUMBER NOT NULL CHECK (revision >= 0),
            created_time TEXT NOT NULL,
            created_user TEXT NOT NULL,
            modified_time TEXT NOT NULL,
            modified_user TEXT NOT NULL
        ) OPTIONS;

        CREATE TABLE location (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            {Name} UNIQUE,
            {Description}
        ) OPTIONS;

        CREATE TABLE entity (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            project NUMBER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
            location NUMBER NOT NULL REFERENCES location DEFERRABLE INITIALLY DEFERRED,
            {Name},
            kind TEXT NOT NULL CHECK (kind IN ('host', 'router', 'subnet', 'group', 'any', 'external')),
            {Description},
            tags TEXT NOT NULL,
            profile TEXT NOT NULL CHECK (profile IN ('host-inbound', 'host-strict', 'router', 'coexist')),
            managed NUMBER NOT NULL CHECK (managed IN (0, 1)),
            observer NUMBER NOT NULL CHECK (observer IN (0, 1)),
            UNIQUE (project, name_key)
        ) OPTIONS;
        CREATE INDEX entity_location ON entity (location);

        CREATE TABLE membership (
            entity NUMBER NOT NULL REFERENCES entity ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            member NUMBER NOT NULL REFERENCES entity DEFERRABLE INITIALLY DEFERRED CHECK (member <> entity),
            PRIMARY KEY (entity, member)
        ) OPTIONS;
        CREATE INDEX membership_member ON membership (member);

        CREATE TABLE interface (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            entity NUMBER NOT NULL REFERENCES entity DEFERRABLE INITIALLY DEFERRED,
            {Name},
            device TEXT NOT NULL CHECK (length(device) <= 15),
            {Description},
            UNIQUE (entity, name_key),
            UNIQUE (id, entity)
        ) OPTIONS;

        CREATE TABLE address (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            interface NUMBER NOT NULL,
            entity NUMBER NOT NULL,
            ip TEXT NOT NULL,
            prefix_length NUMBER NOT NULL CHECK (prefix_length BETWEEN 0 AND 128),
            stands TEXT NOT NULL CHECK (stands IN ('host', 'network')),
            role TEXT NOT NULL CHECK (role IN ('primary', 'vip', 'secondary')),
            nat_of NUMBER REFERENCES address DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (interface, entity) REFERENCES interface (id, entity) DEFERRABLE INITIALLY DEFERRED,
            CHECK (prefix_length <= 32 OR ip LIKE '%:%'),
            UNIQUE (entity, ip, prefix_length)
        ) OPTIONS;
        CREATE INDEX address_interface ON address (interface);
        CREATE INDEX address_nat_of ON address (nat_of);

        CREATE TABLE service (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            project NUMBER REFERENCES project DEFERRABLE INITIALLY DEFERRED,
            scope NUMBER NOT NULL CHECK (scope = coalesce(project, 0)),
            {Name},
            {Description},
            UNIQUE (scope, name_key)
        ) OPTIONS;
        CREATE INDEX service_project ON service (project);

        CREATE TABLE service_entry (
            service NUMBER NOT NULL REFERENCES service ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            position NUMBER NOT NULL,
            protocol NUMBER NOT NULL CHECK (protocol BETWEEN 0 AND 255),
            {Traffic},
            PRIMARY KEY (service, position)
        ) OPTIONS;

        CREATE TABLE communication (
            id NUMBER PRIMARY KEY CHECK (id > 0),
            project NUMBER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
            source_entity NUMBER REFERENCES entity DEFERRABLE INITIALLY DEFERRED,
            source_interface NUMBER REFERENCES interface DEFERRABLE INITIALLY DEFERRED,
            destination_entity NUMBER REFERENCES entity DEFERRABLE INITIALLY DEFERRED,
            destination_interface NUMBER REFERENCES interface DEFERRABLE INITIALLY DEFERRED,
            service NUMBER REFERENCES service DEFERRABLE INITIALLY DEFERRED,
            protocol NUMBER CHECK (protocol BETWEEN 0 AND 255),
            {Traffic},
            identity TEXT NOT NULL,
            {Description},
            state TEXT NOT NULL CHECK (state IN ('active', 'disabled', 'staged', 'proposed')),
            valid_from TEXT,
            valid_until TEXT,
            owner TEXT NOT NULL CHECK (length(owner) <= 1000),
            ticket TEXT NOT NULL CHECK (length(ticket) <= 1000),
            log NUMBER NOT NULL CHECK (log IN (0, 1)),
            rate TEXT,
            origin TEXT NOT NULL CHECK (origin IN ('manual', 'import', 'learned')),
            evidence TEXT NOT NULL CHECK (length(evidence) <= 1000),
            CHECK (source_entity IS NULL OR source_interface IS NULL),
            CHECK (destination_entity IS NULL OR destination_interface IS NULL),
            CHECK (source_entity <> destination_entity),
            CHECK ((service IS NULL) <> (protocol IS NULL)),
            UNIQUE (project, identity)
        ) OPTIONS;
        CREATE INDEX communication_source_entity ON communication (source_entity);
        CREATE INDEX communication_source_interface ON communication (source_interface);
        CREATE INDEX communication_destination_entity ON communication (destination_entity);
        CREATE INDEX communication_destination_interface ON communication (destination_interface);
        CREATE INDEX communication_service ON communication (service);

        CREATE TABLE revision (
            version NUMBER PRIMARY KEY,
            time TEXT NOT NULL,
            author TEXT NOT NULL,
            comment TEXT NOT NULL,
            change_count NUMBER NOT NULL
        ) OPTIONS;

        CREATE TABLE project_revision (
            project NUMBER NOT NULL,
            number NUMBER NOT NULL,
            version NUMBER NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (project, number)
        ) OPTIONS;
        CREATE INDEX project_revision_version ON project_revision (version);

        CREATE TABLE change (
            version NUMBER NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED,
            position NUMBER NOT NULL,
            project_before NUMBER,
            project_after NUMBER,
            kind TEXT NOT NULL,
            record NUMBER NOT NULL,
            old_row TEXT,
            new_row TEXT,
            PRIMARY KEY (version, position)
        ) OPTIONS;
        """;
}
