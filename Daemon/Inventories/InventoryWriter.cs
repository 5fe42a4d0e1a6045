// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Daemon.Policy;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>Makes changes to the inventory for a call, and records who made which. Safe for concurrent use.</summary>
internal sealed class InventoryWriter(AuditLog audit)
{
    /// <summary>Makes a change, or finds out what it would do.</summary>
    /// <param name="call">The call.</param>
    /// <param name="procedure">The name of the procedure.</param>
    /// <param name="request">How to make it.</param>
    /// <param name="change">Makes it; called again where another writer came in between.</param>
    /// <returns>What it did.</returns>
    public async Task<EditResult> EditAsync(
        InventoryCall call, string procedure, EditRequest request, Action<InventoryEdit, FindingList> change)
    {
        EditResult result = await call.Inventory.Editor.EditAsync(request, change, call.CancellationToken)
            .ConfigureAwait(false);
        if (!request.DryRun)
        {
            audit.Record(call.Session.User, call.Session.Source, procedure, Describe(result), Revisions(result));
        }

        return result;
    }

    private static string Describe(EditResult result) => result.Changes is [Change only]
        ? Describe(only, result.State.Model)
        : string.Join(", ", result.Changes.GroupBy(change => change.Id.Kind)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} {ModelNames.Of(kind.Key)}")));

    private static string Describe(Change change, InventoryModel model)
    {
        string label = change.After is null ? "" : Label.Of(change.Id, model);
        return string.Create(
            CultureInfo.InvariantCulture, $"{ModelNames.Of(change.Id.Kind)} {change.Id.Id} {label}").TrimEnd();
    }

    private static string Revisions(EditResult result)
    {
        if (result.Changes.Count == 0)
        {
            return "unchanged";
        }

        InventoryModel model = result.State.Model;
        IEnumerable<string> revisions = result.Changes
            .Select(change => ProjectRecords.OwnerOf(change.After ?? change.Before!, model))
            .OfType<long>()
            .Distinct()
            .Where(model.Projects.ContainsKey)
            .Select(id => string.Create(
                CultureInfo.InvariantCulture, $"{model.Projects[id].Name} revision {model.Projects[id].Revision}"));
        string text = string.Join(", ", revisions);
        return text.Length > 0 ? text : "done";
    }
}
