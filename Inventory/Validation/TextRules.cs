// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>The texts that all kinds of records have.</summary>
internal static class TextRules
{
    /// <summary>A name that may stand anywhere.</summary>
    public static void CheckName(string name, FindingList findings)
    {
        if (InventoryText.FindNameProblem(name) is { } problem)
        {
            findings.Add(ValidationCodes.Text, "name", $"The name {problem}.");
        }
    }

    /// <summary>A text of one line, or none.</summary>
    public static void CheckLine(string field, string text, FindingList findings)
    {
        if (InventoryText.FindDescriptionProblem(text) is { } problem)
        {
            findings.Add(ValidationCodes.Text, field, $"The {field} {problem}.");
        }
    }

    /// <summary>Words to find a record by.</summary>
    public static void CheckTags(ValueList<string> tags, FindingList findings)
    {
        foreach (string tag in tags)
        {
            if (InventoryText.FindNameProblem(tag) is { } problem)
            {
                findings.Add(ValidationCodes.Text, "tags", $"A tag {problem}.");
                return;
            }
        }
    }
}
