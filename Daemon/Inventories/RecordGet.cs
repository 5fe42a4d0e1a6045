// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Contract;
using Inventory.Model;
using Inventory.Store;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.X.get</c>: one record.</summary>
internal sealed class RecordGet(RecordKind kind, InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Get(ModelNames.Of(kind));

    /// <inheritdoc/>
    public override string Help => Messages.Format(
        $"{Name}(session_id, {{id}}) -> struct. The record's fields, and project_revision, which a change can name as if_revision. Example: {Name}(s, {{\"id\": 7}}).");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        long id = call.Request.RequiredId();
        call.Request.RefuseTheRest();
        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        return RecordReply.Of(call.Access(state.Model).Find(kind, id), state.Model);
    }
}
