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

/// <summary><c>inv.search</c>: finds records by what somebody remembers of them.</summary>
internal sealed class SearchRecords(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Search;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.search(session_id, {q, models, project, limit}) -> array of structs {model, id, label, field, snippet}, the best "
        + "first. q is a part of a name, description, tag, owner or ticket, an address or network, or a port such as 22 or "
        + "tcp/22. models and project narrow the search.");

    /// <inheritdoc/>
    protected override string ResultType => XmlRpcTypes.Array;

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        string query = call.Request.RequiredText("q");
        IReadOnlyCollection<RecordKind> kinds = [.. call.Request.Texts("models").Select(ParseKind)];
        object? reference = call.Request.Reference("project");
        int limit = SearchLimit.Read(call.Request, SearchRequest.DefaultLimit, Services.Live.Current.MaxPage);
        call.Request.RefuseTheRest();

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        InventoryAccess access = call.Access(model);
        var request = new SearchRequest(query)
        {
            Kinds = kinds,
            Project = reference is null ? null : access.FindProject(reference).Id,
            Limit = access.SeesEverything ? limit : int.MaxValue,
        };
        IReadOnlyList<SearchHit> hits = await Services.Work.RunAsync(
            () => InventorySearch.Search(request, model), call.CancellationToken).ConfigureAwait(false);
        return hits.Where(hit => access.Sees(model.Find(hit.Record)!)).Take(limit).Select(Write).ToArray();
    }

    private static RecordKind ParseKind(string name) => ModelNames.TryParse(name, out RecordKind kind)
        ? kind
        : throw RequestReader.Refuse(
            "models", Messages.Format($"'{name}' is none of {string.Join(", ", InventoryModels.All)}"));

    private static FieldMap Write(SearchHit hit) => new()
    {
        ["model"] = ModelNames.Of(hit.Record.Kind),
        ["id"] = hit.Record.Id,
        ["label"] = hit.Label,
        ["field"] = hit.Field,
        ["snippet"] = hit.Snippet,
    };
}
