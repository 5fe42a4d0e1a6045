// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Store;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.diff</c>: what is different between two revisions of a project.</summary>
internal sealed class ProjectDiff(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Diff;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.diff(session_id, {project, from, to, format, rule_format}) -> struct {from, to, changes | text}. What is "
        + "different between two revisions; to is the present one and from the one before it, unless they are given. json "
        + "gives changes, structs of op, model, id, label and fields, each with from and to; text gives lines for people; "
        + "rules gives the lines of the rules of each managed entity that come and go, in rule_format, else nft.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object reference = call.Request.RequiredReference("project");
        int? from = (int?)call.Request.Number("from");
        int? to = (int?)call.Request.Number("to");
        DiffFormat format = call.Request.Choice<DiffFormat>("format", DiffFormat.Json);
        RuleFormat rules = call.Request.Choice<RuleFormat>("rule_format", RuleFormat.Nft);
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        Project project = call.Access(state.Model).FindProject(reference);
        int later = to ?? project.Revision;
        int earlier = from ?? Math.Max(0, later - 1);
        return await Services.Work.RunAsync(
            () => CompareAsync(call, project.Id, earlier, later, format, rules), call.CancellationToken).ConfigureAwait(false);
    }

    private async Task<FieldMap> CompareAsync(
        InventoryCall call, long project, int from, int to, DiffFormat format, RuleFormat rules)
    {
        InventoryModel before = await call.ModelAtAsync(project, from).ConfigureAwait(false);
        InventoryModel after = await call.ModelAtAsync(project, to).ConfigureAwait(false);
        var reply = new FieldMap { ["from"] = from, ["to"] = to };
        if (format == DiffFormat.Rules)
        {
            return reply.AddPresent(
                "text", RuleDiff.Write(project, before, after, rules, Services.Time.GetUtcNow()));
        }

        IReadOnlyList<Change> changes = await call.Inventory.History.DiffAsync(
            project, from, to, call.CancellationToken).ConfigureAwait(false);
        FieldMap[] structs = [.. changes.Select(change => ChangeReply.Of(change, before, after))];
        return format == DiffFormat.Json
            ? reply.AddPresent("changes", structs)
            : reply.AddPresent("text", ChangeText.Write(structs));
    }
}
