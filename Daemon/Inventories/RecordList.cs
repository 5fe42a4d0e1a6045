// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Contract;
using Inventory.Model;
using Inventory.Store;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.X.list</c>: one page of the records of a kind.</summary>
internal sealed class RecordList(RecordKind kind, InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.List(ModelNames.Of(kind));

    /// <inheritdoc/>
    public override string Help => Messages.Format(
        $"{Name}(session_id, {{filter, order_by, order_dir, start, length}}) -> struct {{total, start, items}}. One page of the records that the user may see. filter is a struct: a field and what it must equal; project and entity choose what belongs to one, and q finds a text in name or description. Example: {Name}(s, {{\"filter\": {{\"q\": \"web\"}}, \"order_by\": \"id\", \"length\": 50}}).");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        RecordPage page = RecordPage.Read(call.Request, kind, Services.Live.Current.MaxPage);
        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        return page.Of(call.Access(state.Model), state.Model);
    }
}
