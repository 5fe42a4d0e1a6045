// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Editing;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.communication.bulk</c>: several writes of communications at once.</summary>
internal sealed class CommunicationBulk(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.CommunicationBulk;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.communication.bulk(session_id, {project, ops, dry_run, atomic, if_revision, comment}) -> struct {results, "
        + "revision}. ops is an array of {op: create, fields}, {op: update, id, fields} and {op: delete, id}; a delete needs "
        + "no preview, for nothing goes with a communication. atomic (the default): all of them or none, as one revision; "
        + "fault 422 names the fields as ops[3].ports. Without it each is tried for itself, and results has the errors.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object project = call.Request.RequiredReference("project");
        BulkOperation[] operations = [.. call.Request.Structs("ops").Select(BulkOperation.Read)];
        bool isDryRun = call.Request.Flag("dry_run");
        bool isAtomic = call.Request.Flag("atomic", absent: true);
        WriteArguments arguments = WriteArguments.Read(call.Request);
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        Project inWhich = call.Access(state.Model).FindProject(project);
        EditRequest request = arguments.Of(call, inWhich.Id, isDryRun);
        FieldMap[] results = isAtomic
            ? await ApplyAllAsync(call, request, operations).ConfigureAwait(false)
            : await ApplyEachAsync(call, request, operations).ConfigureAwait(false);
        InventoryState now = await call.ReadAsync().ConfigureAwait(false);
        return new FieldMap { ["results"] = results }
            .AddPresent("revision", now.Model.Projects.GetValueOrDefault(inWhich.Id)?.Revision);
    }

    private async Task<FieldMap[]> ApplyAllAsync(InventoryCall call, EditRequest request, BulkOperation[] operations)
    {
        var results = new FieldMap[operations.Length];
        await Services.Writer.EditAsync(call, Name, request, (edit, findings) =>
        {
            for (int i = 0; i < operations.Length; i++)
            {
                var own = new FindingList();
                results[i] = operations[i].Apply(call.Session, edit, own, request.Project!.Value);
                foreach (Finding finding in own)
                {
                    findings.Add(finding with { Field = $"ops[{i}].{finding.Field}" });
                }
            }
        }).ConfigureAwait(false);
        return results;
    }

    private async Task<FieldMap[]> ApplyEachAsync(InventoryCall call, EditRequest request, BulkOperation[] operations)
    {
        var results = new FieldMap[operations.Length];
        EditRequest one = request;
        for (int i = 0; i < operations.Length; i++)
        {
            BulkOperation operation = operations[i];
            try
            {
                await Services.Writer.EditAsync(call, Name, one, (edit, findings) =>
                    results[i] = operation.Apply(call.Session, edit, findings, request.Project!.Value))
                    .ConfigureAwait(false);

                // Only what others did in between is stale, not what this call did itself.
                one = one with { IfRevision = null };
            }
            catch (InventoryValidationException refused)
            {
                results[i] = new FieldMap { ["op"] = operation.Name, ["errors"] = RecordReply.Of(refused.Findings) };
            }
        }

        return results;
    }
}
