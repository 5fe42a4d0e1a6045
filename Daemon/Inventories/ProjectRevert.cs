// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Contract;
using Inventory.Editing;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.revert</c>: makes a project what it was at a revision, as a new revision.</summary>
internal sealed class ProjectRevert(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Revert;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.revert(session_id, {project, to, dry_run, if_revision, comment}) -> struct {revision, changes, warnings}. Makes "
        + "a project what it was at the revision to, which is a new revision: nothing is lost. Needs the permissions edit and "
        + "delete. A project that was removed is named by its id and comes back. changes is how many records it concerns.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object reference = call.Request.RequiredReference("project");
        int to = (int)call.Request.RequiredNumber("to", 1);
        bool isDryRun = call.Request.Flag("dry_run");
        WriteArguments arguments = WriteArguments.Read(call.Request);
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        long project = FindProject(reference, call, state.Model);
        Action<InventoryEdit, FindingList> revert =
            await call.Inventory.History.RevertAsync(project, to, call.CancellationToken).ConfigureAwait(false);
        EditResult result = await Services.Writer.EditAsync(
            call, Name, arguments.Of(call, project, isDryRun), revert).ConfigureAwait(false);
        return new FieldMap { ["changes"] = result.Changes.Count }
            .AddPresent("revision", result.State.Model.Projects.GetValueOrDefault(project)?.Revision)
            .AddPresent("warnings", RecordReply.Of(result.Findings.Warnings));
    }

    // One that is not there any more was seen by all who may do so everywhere.
    private static long FindProject(object reference, InventoryCall call, InventoryModel model)
    {
        InventoryAccess access = call.Access(model);
        bool isGone = reference is long gone && !model.Projects.ContainsKey(gone);
        long? project = isGone ? null : access.FindProject(reference).Id;
        access.Require(InventoryPermissions.Edit, project);
        access.Require(InventoryPermissions.Delete, project);
        return project ?? (long)reference;
    }
}
