// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Editing;

/// <summary>Judges an edit: the records that it changes, and those whose validity depends on them. For use by one thread.</summary>
/// <param name="before">The model before the edit.</param>
/// <param name="after">The model after it.</param>
/// <param name="now">The present time, for what expires.</param>
/// <param name="findings">Where the findings go.</param>
internal sealed class EditJudge(InventoryModel before, InventoryModel after, DateTimeOffset now, FindingList findings)
{
    /// <summary>Adds the errors, and the warnings about what was changed.</summary>
    public void Judge(EditRequest request, IReadOnlyList<Change> changes)
    {
        TextRules.CheckLine("comment", request.Comment, findings);
        IRecord[] changed = [.. changes.Select(change => change.After).OfType<IRecord>()];
        foreach (IRecord record in changed)
        {
            JudgeChanged(record, isOnly: changed.Length == 1);
        }

        foreach (RecordId id in AffectedRecords.Of(changes, before, after))
        {
            JudgeAffected(id);
        }
    }

    // A finding about one of several records has to say which.
    private void JudgeChanged(IRecord record, bool isOnly)
    {
        if (isOnly)
        {
            RecordRules.Check(record, after, now, findings);
            return;
        }

        var own = new FindingList();
        RecordRules.Check(record, after, now, own);
        string label = Label.Of(new RecordId(RecordShape.KindOf(record), record.Id), after);
        foreach (Finding finding in own)
        {
            findings.Add(finding.Code, finding.Field, $"{label}: {finding.Message}");
        }
    }

    // Its warnings were there before, or are about something that the user did not look at.
    private void JudgeAffected(RecordId id)
    {
        if (after.Find(id) is not { } record)
        {
            return;
        }

        var own = new FindingList();
        RecordRules.Check(record, after, now, own);
        foreach (Finding finding in own.Where(finding => finding.IsError))
        {
            findings.Add(finding.Code, "", $"{Label.Of(id, after)}: {finding.Message}");
        }
    }
}
