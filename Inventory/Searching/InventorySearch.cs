// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Inventory.Matching;
using Inventory.Model;

namespace Inventory.Searching;

/// <summary>
/// Finds records by what somebody remembers of them. Stateless; safe to use from any thread; the same model always
/// gives the same in the same order.
/// </summary>
public static class InventorySearch
{
    private static readonly RecordKind[] s_suggested =
    [
        RecordKind.Project, RecordKind.Location, RecordKind.Entity, RecordKind.Interface, RecordKind.Address,
        RecordKind.Service,
    ];

    /// <summary>Finds records by a part of a text, an address, a network or a port.</summary>
    /// <returns>The best hits first, each record once; none for an empty query.</returns>
    public static IReadOnlyList<SearchHit> Search(SearchRequest request, InventoryModel model)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(model);
        var query = new SearchQuery(request.Query);
        if (query.IsEmpty)
        {
            return [];
        }

        IEnumerable<(RecordId Id, FieldMatch Match)> found =
            from kind in Enum.GetValues<RecordKind>()
            where request.Kinds.Count == 0 || request.Kinds.Contains(kind)
            from record in RecordsOf(kind, model)
            where request.Project is null || IsVisibleIn(request.Project.Value, record, model)
            let match = query.FindBest(record, model)
            where match is not null
            select (new RecordId(kind, record.Id), match.Value);
        return
        [
            .. found.OrderBy(one => one.Match.Rank)
                .ThenBy(one => one.Match.Detail)
                .ThenBy(one => one.Id.Kind)
                .ThenBy(one => one.Id.Id)
                .Take(request.Limit)
                .Select(one => new SearchHit(one.Id, Label.Of(one.Id, model), one.Match.Field, one.Match.Snippet)),
        ];
    }

    /// <summary>
    /// Finds what somebody may mean who has typed the beginning of a name, of a word in it, or of an address.
    /// </summary>
    /// <param name="typed">What has been typed so far.</param>
    /// <param name="limit">The most suggestions to give.</param>
    /// <param name="model">The model.</param>
    /// <returns>The best first; of the same, the shortest. None where nothing has been typed.</returns>
    public static IReadOnlyList<SearchSuggestion> Suggest(string typed, int limit, InventoryModel model)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(model);
        string query = typed.Trim();
        if (query.Length == 0)
        {
            return [];
        }

        return
        [
            .. s_suggested.SelectMany(kind => RecordsOf(kind, model).Select(record => new RecordId(kind, record.Id)))
                .Select(id => new SearchSuggestion(id, Label.Of(id, model)))
                .Select(one => (Suggestion: one, Rank: TextMatch.RankOfName(one.Label, query)))
                .Where(one => one.Rank is not null)
                .OrderBy(one => one.Rank)
                .ThenBy(one => one.Suggestion.Label.Length)
                .ThenBy(one => one.Suggestion.Label, StringComparer.OrdinalIgnoreCase)
                .ThenBy(one => one.Suggestion.Record.Kind)
                .ThenBy(one => one.Suggestion.Record.Id)
                .Select(one => one.Suggestion)
                .Take(limit),
        ];
    }

    /// <summary>Finds who has an address.</summary>
    /// <param name="address">An IPv4 or IPv6 address.</param>
    /// <param name="index">The addresses of the model; worth keeping as long as the model is the same.</param>
    /// <returns>The most specific first, as the length of the prefix says; none where nobody has it.</returns>
    public static IReadOnlyList<AddressOwner> Resolve(IPAddress address, AddressIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var owners = new List<AddressOwner>();
        foreach (AddressOwner owner in index.Find(address))
        {
            owners.Add(owner);
        }

        return owners;
    }

    private static IEnumerable<IRecord> RecordsOf(RecordKind kind, InventoryModel model) => kind switch
    {
        RecordKind.Project => model.Projects.Values,
        RecordKind.Location => model.Locations.Values,
        RecordKind.Entity => model.Entities.Values,
        RecordKind.Interface => model.Interfaces.Values,
        RecordKind.Address => model.Addresses.Values,
        RecordKind.Service => model.Services.Values,
        _ => model.Communications.Values,
    };

    // What belongs to no project belongs to all.
    private static bool IsVisibleIn(long project, IRecord record, InventoryModel model) => record switch
    {
        Project one => one.Id == project,
        Entity one => one.Project == project,
        Interface one => model.Entities[one.Entity].Project == project,
        InterfaceAddress one => model.Entities[model.Interfaces[one.Interface].Entity].Project == project,
        Service one => one.Project is null || one.Project == project,
        Communication one => one.Project == project,
        _ => true,
    };
}
