// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.X.delete_preview</c>: what would go with a record, and a token to let it go.</summary>
internal sealed class RecordDeletePreview(RecordKind kind, InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.DeletePreview(ModelNames.Of(kind));

    /// <inheritdoc/>
    public override string Help => Messages.Format(
        $"{Name}(session_id, {{id, cascade}}) -> struct {{tree, counts, groups, token, expires}}. What would go with the record, nested, how many of each model, the groups that would lose members, and a token to remove it with. Fault 409 if others use it, unless cascade says that those go too.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        var record = new RecordId(kind, call.Request.RequiredId());
        bool cascade = call.Request.Flag("cascade");
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        Removal removal = RecordRemoval.Of(record, cascade, call.Access(state.Model), state.Model);
        string token = Services.Removals.Add(
            call.Session, RemovalPromise.Of(record, cascade, removal, state.Model));
        return new FieldMap
        {
            ["tree"] = new[] { RemovalTree.Write(record, removal, state.Model) },
            ["counts"] = RemovalTree.Count(removal.Removed),
            ["token"] = token,
            ["expires"] = TimeText.Of(Services.Time.GetUtcNow() + Services.Removals.Lifetime),
        }
            .AddPresent("groups", removal.Shrunk.Count == 0 ? null : removal.Shrunk.Select(group => new FieldMap
            {
                ["id"] = group.Id,
                ["label"] = group.Name,
                ["members"] = group.Members.Count,
            }).ToArray());
    }
}
