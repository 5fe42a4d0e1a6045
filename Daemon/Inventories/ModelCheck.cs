// SPDX-License-Identifier: GPL-2.0-or-later
using System;
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
        foreach (IRecord record in ProjectRecords.Of(project, model))
        {
            var own = new FindingList();
            RecordRules.Check(record, model, now, own);
            string label = Label.Of(RecordId.Of(record), model);
            foreach (Finding finding in own)
            {
                findings.Add(finding with { Message = $"{label}: {finding.Message}" });
            }
        }

        return findings;
    }
}
