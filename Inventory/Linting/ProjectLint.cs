// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;
using Localization;

namespace Inventory.Linting;

/// <summary>
/// Looks a project over for what is doubtful about what it permits, now or later: what is said twice, what lets
/// anything through, what ends, and what is left out. Stateless; safe to use from any thread.
/// </summary>
/// <remarks>
/// A communication is redundant when generated rules permit the same without it, on every machine; all that are
/// reported as redundant or duplicate can go together. One with a rate limit makes no other redundant, nor does one
/// that does not log make one redundant that does. Disabled and proposed communications are not looked at; staged ones
/// neither are redundant nor make others so.
/// </remarks>
public static class ProjectLint
{
    /// <summary>Looks a project over.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="model">The model that it is in.</param>
    /// <param name="now">The present time.</param>
    /// <returns>The findings by communication, then by code; those about entities come first.</returns>
    public static IReadOnlyList<LintFinding> Of(long project, InventoryModel model, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(model);
        Communication[] counting =
        [
            .. model.CommunicationsOf(project)
                .Where(one => one.State is CommunicationState.Active or CommunicationState.Staged),
        ];
        Communication[] active =
        [
            .. counting.Where(one =>
                one.State == CommunicationState.Active && !TimeWindow.Of(one, now).IsEmpty),
        ];
        return
        [
            .. model.EntitiesOf(project).Where(EntityRules.IsSubnetWithRules).Select(OfSubnet),
            .. counting.SelectMany(one => OfCommunication(one, model, now))
                .Concat(Redundancy.Find(active, model, now).Select(needless => OfNeedless(needless, model)))
                .OrderBy(finding => finding.Communication)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal),
        ];
    }

    private static LintFinding OfSubnet(Entity subnet) => new(
        ValidationCodes.SubnetHasRules,
        0,
        null,
        Messages.Format($"{subnet.Name} is a subnet: it has no machine that could observe or load rules."))
    {
        Entity = subnet.Id,
    };

    private static IEnumerable<LintFinding> OfCommunication(
        Communication one, InventoryModel model, DateTimeOffset now)
    {
        if (CommunicationDoubts.IsExpired(one, now))
        {
            yield return Finding(
                ValidationCodes.Expired, one, $"{Name(one, model)} expired on {Day(one.ValidUntil)}.");
            yield break;
        }

        if (CommunicationDoubts.ExpiresSoon(one, now))
        {
            yield return Finding(
                ValidationCodes.ExpiresSoon,
                one,
                $"{Name(one, model)} expires on {Day(one.ValidUntil)}, within {CommunicationDoubts.Soon.Days} days.");
        }

        if (CommunicationDoubts.IsOverBroad(one, model))
        {
            yield return Finding(
                ValidationCodes.OverBroad, one, $"{Name(one, model)} lets anything talk to anything.");
        }

        if (CommunicationDoubts.LeavesOutIPv6(one, model))
        {
            yield return Finding(
                ValidationCodes.NotIPv6,
                one,
                $"{Name(one, model)} covers IPv4 only, though one side has IPv6 addresses too.");
        }
    }

    private static LintFinding OfNeedless(NeedlessCommunication needless, InventoryModel model)
    {
        string name = Name(needless.Communication, model);
        string others = string.Join("; ", needless.Others.Select(other => Name(other, model)));
        string text = needless switch
        {
            { IsDuplicate: true } => Messages.Format($"{name} permits the same as {others}."),
            { Others.Count: 1 } =>
                Messages.Format($"{name} permits nothing that {others} does not permit already."),
            _ => Messages.Format($"{name} permits nothing that these together do not permit already: {others}."),
        };
        return new LintFinding(
            needless.IsDuplicate ? ValidationCodes.Duplicate : ValidationCodes.Redundant,
            needless.Communication.Id,
            needless.Others[0].Id,
            text);
    }

    private static LintFinding Finding(string code, Communication communication, FormattableString text) =>
        new(code, communication.Id, null, Messages.Format(text));

    // Labels may be the same; ids are not.
    private static string Name(Communication one, InventoryModel model) => string.Create(
        CultureInfo.InvariantCulture,
        $"#{one.Id} {Label.Of(new RecordId(RecordKind.Communication, one.Id), model)}");

    private static string Day(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
