// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>Judges everything in a project, as each write judges what it touches.</summary>
internal static class ModelCheck
{
    /// <summary>What is wrong or doubtful about a project.</summary>
    public static FindingList Of(long project, InventoryModel model, DateTimeOffset now)
    {
        var findings = new FindingList();
        foreach (IRecord record in RecordsOf(project, model))
        {
            var own = new FindingList();
            RecordRules.Check(record, model, now, own);
            string label = Label.Of(new RecordId(KindOf(record), record.Id), model);
            foreach (Finding finding in own)
            {
                findings.Add(finding with { Message = $"{label}: {finding.Message}" });
            }
        }

        return findings;
    }

    private static IEnumerable<IRecord> RecordsOf(long project, InventoryModel model) =>
    [
        model.Projects[project],
        .. model.EntitiesOf(project).SelectMany(entity => (IEnumerable<IRecord>)
        [
            entity,
            .. model.InterfacesOf(entity.Id).SelectMany(one => (IEnumerable<IRecord>)[one, .. model.AddressesOf(one.Id)]),
        ]),
        .. model.ServicesOf(project),
        .. model.CommunicationsOf(project),
    ];

    private static RecordKind KindOf(IRecord record) => record switch
    {
        Project => RecordKind.Project,
        Entity => RecordKind.Entity,
        Interface => RecordKind.Interface,
        InterfaceAddress => RecordKind.Address,
        Service => RecordKind.Service,
        _ => RecordKind.Communication,
    };
}
