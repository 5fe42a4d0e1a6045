// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for projects and locations.</summary>
internal static class NamedRules
{
    public static void Check(Project project, FindingList findings)
    {
        TextRules.CheckName(project.Name, findings);
        TextRules.CheckLine("description", project.Description, findings);
        TextRules.CheckLine("owner", project.Owner, findings);
        TextRules.CheckTags(project.Tags, findings);
    }

    public static void Check(Location location, FindingList findings)
    {
        TextRules.CheckName(location.Name, findings);
        TextRules.CheckLine("description", location.Description, findings);
    }
}
