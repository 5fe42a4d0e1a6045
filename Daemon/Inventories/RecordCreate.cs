// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Contract;
using Inventory.Editing;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.X.create</c>: adds a record.</summary>
internal sealed class RecordCreate(RecordKind kind, InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Create(ModelNames.Of(kind));

    /// <inheritdoc/>
    public override string Help => Messages.Format(
        $"{Name}(session_id, {{fields, if_revision, comment}}) -> struct. Adds a record with these fields and returns it as get does, with warnings, where there are any. Records that it refers to are named by id or, in text, by name. Fault 422 lists what is wrong, by field.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        IReadOnlyDictionary<string, object?> fields = call.Request.Map("fields");
        WriteArguments arguments = WriteArguments.Read(call.Request);
        call.Request.RefuseTheRest();

        long id = 0;
        EditResult result = await Services.Writer.EditAsync(
            call,
            Name,
            arguments.Of(call, arguments.IfRevision is null ? null : await FindProjectAsync(call, fields).ConfigureAwait(false)),
            (edit, findings) => id = new RecordEdits(call.Session, edit, findings).Create(kind, fields)?.Id ?? 0)
            .ConfigureAwait(false);
        InventoryModel model = result.State.Model;
        return RecordReply.Of(model.Find(new RecordId(kind, id))!, model)
            .AddPresent("warnings", RecordReply.Of(result.Findings.Warnings));
    }

    // The project whose revision is meant is the one that the new record goes into.
    private async Task<long?> FindProjectAsync(InventoryCall call, IReadOnlyDictionary<string, object?> fields)
    {
        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        IRecord record = RecordFields.Read(kind, fields, null, state.Model, new FindingList());
        return record is Project ? null : ProjectRecords.OwnerOf(record, state.Model);
    }
}
