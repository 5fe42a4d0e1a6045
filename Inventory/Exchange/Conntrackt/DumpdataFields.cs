// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Validation;

namespace Inventory.Exchange.Conntrackt;

/// <summary>What the rows of a dump have in common.</summary>
internal static class DumpdataFields
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["ip"] = "address",
        ["match"] = "address",
        ["prefix"] = "netmask",
        ["ports"] = "port",
    };

    /// <summary>The name that a field of ours has in a dump.</summary>
    public static string NameInFile(string field) => s_names.GetValueOrDefault(field, field);

    /// <summary>The name and the description of a row.</summary>
    /// <remarks>
    /// Descriptions could have several lines there. Those of communications are refused if they have, because they came
    /// into rule files; the others never did.
    /// </remarks>
    public static FileRecord Named(
        FileRecord row, ImportFindings findings, Dictionary<string, object?>? usual = null)
    {
        string description = row.GetValueOrDefault("description") as string ?? "";
        string[] lines = description.Split(
            ['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > 1)
        {
            findings.Warn(
                row, ValidationCodes.LinesJoined, "description", $"The lines of the description were joined.");
        }

        return new FileRecord(row.Line)
        {
            Row = row,
            Usual = usual,
            ["name"] = row.GetValueOrDefault("name"),
            ["description"] = string.Join(' ', lines),
        };
    }

    /// <summary>Refuses a row with fields that the model of Conntrackt has not.</summary>
    public static void RefuseUnknown(FileRecord row, ImportFindings findings, params ReadOnlySpan<string> known)
    {
        foreach (string name in row.Keys)
        {
            if (!known.Contains(name))
            {
                findings.RefuseRow(row, ValidationCodes.Value, name, $"There is no field {ShownValue.Of(name)} here.");
            }
        }
    }
}
