// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Contract;
using Inventory.Editing;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary><c>inv.X.delete</c>: removes what a preview showed.</summary>
internal sealed class RecordDelete(RecordKind kind, InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Delete(ModelNames.Of(kind));

    /// <inheritdoc/>
    public override string Help => Messages.Format(
        $"{Name}(session_id, {{id, token, comment}}) -> struct {{deleted}}. Removes the record and what goes with it, as the preview with this token showed it; deleted counts what went, by model. Fault 409 if the token was used or is too old, or if a project concerned was changed since.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        var record = new RecordId(kind, call.Request.RequiredId());
        string token = call.Request.RequiredText("token");
        string comment = call.Request.Text("comment") ?? "";
        call.Request.RefuseTheRest();

        RemovalPromise promise = Services.Removals.Take(call.Session, token, given => RequireSame(given, record));
        var deleted = new FieldMap();
        await Services.Writer.EditAsync(call, Name, new EditRequest(call.Session.User, comment), (edit, _) =>
        {
            Removal removal = RecordRemoval.Of(record, promise.Cascade, call.Access(edit.Model), edit.Model);
            if (!promise.Holds(removal, edit.Model))
            {
                throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Get(
                    "The inventory was changed since the preview. Preview the removal again."));
            }

            deleted = RemovalTree.Count(removal.Removed);
            removal.Apply(edit);
        }).ConfigureAwait(false);
        return new FieldMap { ["deleted"] = deleted };
    }

    private static void RequireSame(RemovalPromise given, RecordId record)
    {
        if (given.Record != record)
        {
            throw new XmlRpcFaultException(
                FaultCodes.Conflict, Messages.Get("This token is for another record. Preview this one first."));
        }
    }
}
