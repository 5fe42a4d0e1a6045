// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for services.</summary>
internal static class ServiceRules
{
    public static void Check(Service service, FindingList findings)
    {
        TextRules.CheckName(service.Name, findings);
        TextRules.CheckLine("description", service.Description, findings);
        if (service.Entries.Count == 0)
        {
            findings.Add(ValidationCodes.Value, "entries", $"A service needs at least one entry.");
        }

        foreach (TrafficClass traffic in service.Entries)
        {
            TrafficRules.Check(traffic, findings);
        }
    }
}
