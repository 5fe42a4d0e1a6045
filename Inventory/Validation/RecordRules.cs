// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>
/// Judges a record in the model that it is part of: everything that must hold before it is stored. Stateless; safe to
/// use from any thread.
/// </summary>
public static class RecordRules
{
    /// <summary>Adds what is wrong or doubtful about a record.</summary>
    /// <param name="record">The record, which is in the model already.</param>
    /// <param name="model">The model.</param>
    /// <param name="now">The present time, for what expires.</param>
    /// <param name="findings">Where the findings go.</param>
    public static void Check(IRecord record, InventoryModel model, DateTimeOffset now, FindingList findings)
    {
        if (!ReferenceRules.Check(record, model, findings))
        {
            return;
        }

        switch (record)
        {
            case Project project: NamedRules.Check(project, findings); break;
            case Location location: NamedRules.Check(location, findings); break;
            case Entity entity: EntityRules.Check(entity, model, findings); break;
            case Interface one: InterfaceRules.Check(one, findings); break;
            case InterfaceAddress address: AddressRules.Check(address, model, findings); break;
            case Service service: ServiceRules.Check(service, findings); break;
            case Communication communication: CommunicationRules.Check(communication, model, now, findings); break;
        }

        foreach (UniqueKey key in RecordShape.KeysOf(record, model).Where(key => model.Tables.FindByKey(key).Count > 1))
        {
            findings.Add(
                ValidationCodes.NameTaken,
                key.Field,
                $"Another record of this kind has the same {key.Field} already; upper and lower case are the same.");
        }
    }
}
