// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;
using Inventory.Rules;

namespace Inventory.Tests.Rules;

/// <summary>Rules of the shop, and what can be said about them in short.</summary>
internal static class ShopRules
{
    public static RuleFile Render(
        WebShop shop, Entity entity, RuleFormat format, Profile profile = Profile.HostInbound) => RuleFiles.Render(
        entity,
        shop.Model,
        new RenderOptions { Format = format, Profile = profile, Time = SampleInventory.Now });

    /// <summary>The codes of what was found.</summary>
    public static string[] Codes(this RuleFile rules) => [.. rules.Findings.Select(finding => finding.Code)];

    /// <summary>The lines of one communication, without those that log.</summary>
    public static string[] LinesOf(this RuleFile rules, long communication) =>
        [.. rules.Content.Split('\n').Where(line => line.Contains($"\"pyctd c={communication}\"", System.StringComparison.Ordinal))];
}
