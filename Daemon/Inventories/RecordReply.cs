// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>A record as a reply has it, and what is beside it.</summary>
internal static class RecordReply
{
    /// <summary>
    /// The fields of a record, with the revision of its project, which a change can name as <c>if_revision</c>.
    /// </summary>
    public static FieldMap Of(IRecord record, InventoryModel model)
    {
        FieldMap fields = RecordFields.Write(record, model);
        return record is not Project && ProjectRecords.OwnerOf(record, model) is { } project
            ? fields.AddPresent("project_revision", model.Projects[project].Revision)
            : fields;
    }

    /// <summary>Findings as structs; null where there are none.</summary>
    public static FieldMap[]? Of(IEnumerable<Finding> findings)
    {
        FieldMap[] structs =
        [
            .. findings.Select(finding =>
                new FieldMap { ["code"] = finding.Code, ["field"] = finding.Field, ["message"] = finding.Message }),
        ];
        return structs.Length > 0 ? structs : null;
    }
}
