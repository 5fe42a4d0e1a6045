// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Searching;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary><c>inv.suggest</c>: what somebody may mean who is typing.</summary>
internal sealed class SuggestRecords(InventoryServices services) : InventoryProcedure(services)
{
    private const int UsualLimit = 10;

    /// <inheritdoc/>
    public override string Name => InventoryMethods.Suggest;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.suggest(session_id, {q, limit}) -> array of structs {model, id, label}, the best first. What somebody may mean "
        + "who has typed q, the beginning of a name, of a word in one, or of an address. 10 unless limit says otherwise.");

    /// <inheritdoc/>
    protected override string ResultType => XmlRpcTypes.Array;

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        string typed = call.Request.RequiredText("q");
        int limit = SearchLimit.Read(call.Request, UsualLimit, Services.Live.Current.MaxPage);
        call.Request.RefuseTheRest();

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        InventoryAccess access = call.Access(model);
        IReadOnlyList<SearchSuggestion> found = await Services.Work.RunAsync(
            () => InventorySearch.Suggest(typed, access.SeesEverything ? limit : int.MaxValue, model),
            call.CancellationToken).ConfigureAwait(false);
        return found.Where(one => access.Sees(model.Find(one.Record)!)).Take(limit).Select(Write).ToArray();
    }

    private static FieldMap Write(SearchSuggestion suggestion) => new()
    {
        ["model"] = ModelNames.Of(suggestion.Record.Kind),
        ["id"] = suggestion.Record.Id,
        ["label"] = suggestion.Label,
    };
}
