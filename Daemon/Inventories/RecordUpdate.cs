// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Contract;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.X.update</c>: changes fields of a record.</summary>
internal sealed class RecordUpdate(RecordKind kind, InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Update(ModelNames.Of(kind));

    /// <inheritdoc/>
    public override string Help => Messages.Format(
        $"{Name}(session_id, {{id, fields, if_revision, comment}}) -> struct. Changes these fields, leaves the others as they are, and returns the record as get does, with warnings, where there are any. With if_revision: fault 409 if its project has another revision by now.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        long id = call.Request.RequiredId();
        IReadOnlyDictionary<string, object?> fields = call.Request.Map("fields");
        WriteArguments arguments = WriteArguments.Read(call.Request);
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        long? project = ProjectRecords.OwnerOf(call.Access(state.Model).Find(kind, id), state.Model);
        EditResult result = await Services.Writer.EditAsync(
            call,
            Name,
            arguments.Of(call, project),
            (edit, findings) => new RecordEdits(call.Session, edit, findings).Update(kind, id, fields))
            .ConfigureAwait(false);
        InventoryModel model = result.State.Model;
        return RecordReply.Of(call.Access(model).Find(kind, id), model)
            .AddPresent("warnings", RecordReply.Of(result.Findings.Warnings));
    }
}
