// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Fields;

/// <summary>
/// Turns records into fields that travel, and fields into records: the one place where both sides of each are known.
/// Stateless; safe to use from any thread.
/// </summary>
public static class RecordFields
{
    /// <summary>The fields of a record; those without a value are left out.</summary>
    public static FieldMap Write(IRecord record, InventoryModel model) => record switch
    {
        Project project => ProjectFields.Write(project),
        Location location => LocationFields.Write(location),
        Entity entity => EntityFields.Write(entity, model),
        Interface one => InterfaceFields.Write(one, model),
        InterfaceAddress address => AddressFields.Write(address),
        Service service => ServiceFields.Write(service),
        Communication communication => CommunicationFields.Write(communication, model),
        _ => throw new ArgumentException($"{record.GetType()} is no record of the inventory.", nameof(record)),
    };

    /// <summary>Makes a record from fields.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="fields">The fields; where a record is changed, those that are absent stay as they are.</param>
    /// <param name="present">The record that is changed; null where one is added.</param>
    /// <param name="model">Where names of other records are looked up.</param>
    /// <param name="findings">Where it goes what cannot be read.</param>
    /// <returns>The record; to be stored only when nothing was found.</returns>
    public static IRecord Read(
        RecordKind kind,
        IReadOnlyDictionary<string, object?> fields,
        IRecord? present,
        InventoryModel model,
        FindingList findings)
    {
        var reader = new FieldReader(fields, findings);
        IRecord record = kind switch
        {
            RecordKind.Project => ProjectFields.Read(reader, present as Project),
            RecordKind.Location => LocationFields.Read(reader, present as Location),
            RecordKind.Entity => EntityFields.Read(reader, present as Entity, model),
            RecordKind.Interface => InterfaceFields.Read(reader, present as Interface),
            RecordKind.Address => AddressFields.Read(reader, present as InterfaceAddress, model),
            RecordKind.Service => ServiceFields.Read(reader, present as Service),
            _ => CommunicationFields.Read(reader, present as Communication, model),
        };
        reader.RefuseTheRest();
        return record;
    }
}
